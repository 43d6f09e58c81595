using System.Text;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Cli;

public sealed class ForgetCommandTest : IDisposable
{
    private const string Identity = "ring3";

    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-forget-").FullName;

    [Fact]
    public void NoFileOfTheCaseHoldsTheIdentityAndTheFiguresAreStated()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, World());
        Assert.Equal(0, Shell.Run("seal", made.Path).Code);
        Assert.Equal(0, Shell.Run("letters", made.Path, "--from", "A desk", "--contact", "desk@example.invalid").Code);
        File.WriteAllText(Path.Combine(made.Path, "notes.txt"), "ring30 is another");
        var before = JsonNode.Parse(made.Read("summary.json"))!;
        Assert.NotEmpty(Holding(made.Path));

        var (code, output, error) = Shell.Run("forget", made.Path, "@" + Identity, "--who", "A desk");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal([], Holding(made.Path));
        Assert.Equal("ring30 is another", made.Read("notes.txt"));
        Assert.True(File.Exists(Path.Combine(made.Path, "pseudonym.key")));
        var after = JsonNode.Parse(made.Read("summary.json"))!;
        Assert.Equal((6, 3), ((int)before["edges_strong"]!, (int)after["edges_strong"]!));
        Assert.Equal((int)before["accounts"]! - 1, (int)after["accounts"]!);
        Assert.Equal((long)after["rows_read"]!, (long)after["rows_accepted"]! + (long)after["rows_rejected"]!);
        foreach (var figure in new[] { "accounts", "posts", "edges_strong" })
        {
            Assert.Matches($@"\* {figure} +{before[figure]} +{after[figure]}\n", output);
        }

        Assert.Contains("Removed dossier.\n", output, StringComparison.Ordinal);
        Assert.Contains("Removed letters.\n", output, StringComparison.Ordinal);
        Assert.Contains("3 cited records of others named it", output, StringComparison.Ordinal);
        LogCommits(made, output);
        IsStillACase(made);
    }

    // What was sealed before the account was forgotten shows it; a dossier sealed after says that somebody is missing.
    private static void IsStillACase(TempCase made)
    {
        Assert.Equal(0, Shell.Run("seal", made.Path).Code);
        var dossier = Path.Combine(made.Path, "dossier");
        Assert.Equal((0, ""), Shell.Run("verify", dossier) is var r ? (r.Code, r.Error) : default);
        Assert.Equal(0, Outside.Run("python3", dossier, "-I", "check.py").Code);
        Assert.Contains(
            "1 account was taken out of this case",
            File.ReadAllText(Path.Combine(dossier, "index.html")),
            StringComparison.Ordinal
        );
        Assert.Equal([], Holding(made.Path));
    }

    // The entry of the log fits the person who holds the salt, and no guess without it.
    private static void LogCommits(TempCase made, string output)
    {
        var act = JsonNode.Parse(made.Read("custody.jsonl").Trim().Split('\n')[^1])!;
        Assert.Equal("forget", (string)act["command"]!);
        var salt = Convert.FromHexString(output.Split("Salt: ")[1][..32]);
        var platform = made.Result.Accounts.Single(a => a.Id == Identity).Platform;
        var expected = Exhibit.Evidence.Digest.Of([.. salt, .. Encoding.UTF8.GetBytes($"{platform}\u001F{Identity}")]);
        Assert.Equal(expected, (string)act["facts"]!["account_commitment"]!);
        Assert.DoesNotContain(Convert.ToHexStringLower(salt), made.Read("custody.jsonl"), StringComparison.Ordinal);
        Assert.Equal(14 + 1, (int)act["facts"]!["posts_removed"]!);
        // The name of the source stood in the line of the run.
        Assert.Equal(1, (int)act["facts"]!["log_lines_changed"]!);
        Assert.Contains("1 earlier lines of the custody log named it", output, StringComparison.Ordinal);
    }

    [Fact]
    public void TheRecordsThatSignalsCiteKeepTheirBytes()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, GroupWorld.File());
        var account = made.Result.Accounts.First(a => a.Tier == Exhibit.Model.Tier.Strong).Id;
        Assert.Equal((0, ""), Shell.Run("forget", made.Path, account) is var r ? (r.Code, r.Error) : default);
        using var stored = Exhibit.Stores.DuckDb.StoredCase.Open(made.Path);
        var raw = stored.RawRecords;
        var posts = stored.SignalFindings.SelectMany(f => f.Posts).ToArray();
        Assert.NotEmpty(posts);
        Assert.All(posts, p => Assert.Contains(p, raw));
    }

    [Fact]
    public void AFileOfOthersThatNamesItStopsEverything()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, World());
        File.WriteAllText(Path.Combine(made.Path, "claims.yaml"), "claims:\n# ask ring3\n");
        var before = Bytes(made.Path);
        var (code, _, error) = Shell.Run("forget", made.Path, Identity);
        Assert.Equal(3, code);
        Assert.Contains("claims.yaml' names the account", error, StringComparison.Ordinal);
        Assert.Equal(before, Bytes(made.Path));
        Assert.Equal(3, Shell.Run("forget", made.Path, "nobody-of-this-name").Code);
        Assert.Equal(4, Shell.Run("forget", folder, Identity).Code);
    }

    [Fact]
    public void ANameThatTheCaseUsesItselfIsSaidToBeACommonWord()
    {
        var posts = Path.Combine(folder, "posts.csv");
        File.WriteAllText(posts, SmallWorld.Text() + "strong,strong,2020-01-03T00:00:00Z,a post by an account with a plain name,\n");
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, posts);
        var (code, _, error) = Shell.Run("forget", made.Path, "strong");
        Assert.Equal(4, code);
        Assert.Contains("--common-word", error, StringComparison.Ordinal);
        Assert.Contains("\"edges_strong\": 6", made.Read("summary.json"), StringComparison.Ordinal);
        Assert.Equal(0, Shell.Run("forget", made.Path, "strong", "--common-word").Code);
        Assert.DoesNotContain("plain name", made.Read("report.html"), StringComparison.Ordinal);
        Assert.DoesNotContain(",strong,strong,", made.Read("accounts.csv"), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // The ring; a post of others on it; a sentence that its fellows share and that names it; a refused row; its name in the file's.
    private string World()
    {
        var path = Path.Combine(folder, $"posts of {Identity}.csv");
        var text = new StringBuilder(SmallWorld.Text());
        text.Append("n5,n5,2020-01-02T03:00:00Z,as @Ring3 said,https://www.example.invalid/ring3/status/1\n");
        for (var other = 0; other < 3; other++)
        {
            text.Append($"ring{other},ring{other},2020-01-20T10:00:0{other}Z,We all greet ring3 in one breath,\n");
        }

        text.Append("ring3,ring3,2020-01-21T10:00:00Z,Nothing special on that day by me,\n");
        text.Append("ring3,ring3,someday,no time here,\n");
        File.WriteAllText(path, text.ToString());
        return path;
    }

    // Files whose bytes, and tables whose rows, hold the identity; "ring30" is another word.
    private static string[] Holding(string casePath) =>
        [
            .. Directory
                .EnumerateFiles(casePath, "*", SearchOption.AllDirectories)
                .Where(f =>
                    Encoding
                        .Latin1.GetString(File.ReadAllBytes(f))
                        .Replace("ring30", "", StringComparison.Ordinal)
                        .Contains(Identity, StringComparison.OrdinalIgnoreCase)
                    || Path.GetFileName(f).Contains(Identity, StringComparison.OrdinalIgnoreCase)
                )
                .Select(f => Path.GetRelativePath(casePath, f)),
            .. Tables(Path.Combine(casePath, "case.duckdb")),
        ];

    private static List<string> Tables(string database)
    {
        using var connection = new DuckDBConnection($"Data Source={database};ACCESS_MODE=READ_ONLY");
        connection.Open();
        var tables = new List<string>();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT table_name FROM information_schema.tables ORDER BY 1";
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                tables.Add(reader.GetString(0));
            }
        }

        Assert.Contains("raw_records", tables);
        return [.. tables.Where(t => Count(connection, t) > 0)];
    }

    private static long Count(DuckDBConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table} t WHERE t::VARCHAR ILIKE '%{Identity}%'";
        return (long)command.ExecuteScalar()!;
    }

    private static string Bytes(string casePath) =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(casePath, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(f => f + Exhibit.Evidence.Digest.Of(File.ReadAllBytes(f)))
        );
}
