using System.Globalization;
using System.Text;
using Exhibit.Cli;
using Exhibit.Readers;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Readers.Damage;

/// <summary>Every kind of damage, with what a person is told of it: the approved files are what `formats --explain` prints.</summary>
public sealed class DamageTest
{
    private const string Header = "user_id,text,created_at,post_id\n";

    [Theory]
    [InlineData("rounded-ids-scientific")]
    [InlineData("rounded-ids-zeros")]
    [InlineData("day-month-by-rows")]
    [InlineData("day-month-by-ids")]
    [InlineData("day-month-by-another-column")]
    [InlineData("day-month-unknown")]
    [InlineData("day-month-contradiction")]
    [InlineData("time-without-zone")]
    [InlineData("epoch-seconds")]
    [InlineData("epoch-milliseconds")]
    [InlineData("epoch-microseconds")]
    [InlineData("shifted-columns")]
    [InlineData("account-of-another-kind")]
    [InlineData("unclosed-quote")]
    [InlineData("quote-closed-rows-later")]
    [InlineData("quote-closed-after-a-cell")]
    [InlineData("quote-closed-where-cells-fit")]
    [InlineData("broken-quote")]
    [InlineData("cut-off-row")]
    [InlineData("cut-off-json")]
    [InlineData("utf-16")]
    [InlineData("utf-16-without-mark")]
    [InlineData("windows-1252")]
    [InlineData("mixed-encodings")]
    [InlineData("mojibake")]
    [InlineData("byte-order-mark")]
    [InlineData("nul")]
    [InlineData("replacement-characters")]
    [InlineData("direction-marks")]
    [InlineData("zero-width-marks")]
    [InlineData("duplicate-rows")]
    [InlineData("one-id-two-records")]
    [InlineData("repeated-header")]
    [InlineData("huge-cell")]
    [InlineData("duplicate-columns")]
    [InlineData("lone-surrogate")]
    public void IsFoundAndNamed(string name)
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-damage-").FullName;
        try
        {
            var content = Content(name);
            var path = Path.Combine(
                folder,
                name.Contains("json", StringComparison.Ordinal) || name == "lone-surrogate" ? "posts.ndjson" : "posts.csv"
            );
            File.WriteAllBytes(path, content);
            var output = new StringWriter { NewLine = "\n" };
            foreach (var explanation in Explanation.Of([path], Catalog.Readers, new ReaderOptions()))
            {
                ExplanationText.Print(explanation, output);
            }

            Approved.Match(output.ToString(), "tests", "Exhibit.Tests", "Readers", "Damage", "Approved", name + ".txt");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Content(string name) =>
        name switch
        {
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Header + "ä,wörds,2024-01-01T00:00:00Z,1\n")],
            "utf-16-without-mark" => Encoding.BigEndianUnicode.GetBytes(Header + "ä,wörds,2024-01-01T00:00:00Z,1\n"),
            "windows-1252" => Encoding.Latin1.GetBytes(Header + "ä,wörds \u0093quoted\u0094,2024-01-01T00:00:00Z,1\n"),
            "mixed-encodings" =>
            [
                .. Encoding.UTF8.GetBytes(Header + "ä,wörds,2024-01-01T00:00:00Z,1\n"),
                .. Encoding.Latin1.GetBytes("ö,wörds,2024-01-01T00:00:00Z,2\n"),
            ],
            "byte-order-mark" => Encoding.UTF8.GetBytes("\uFEFF" + Header + "a,words,2024-01-01T00:00:00Z,1\n"),
            _ => Encoding.UTF8.GetBytes(Text(name)),
        };

    private static string Text(string name) =>
        name switch
        {
            "rounded-ids-scientific" => Header + "1.01421E+18,words,2024-01-01T00:00:00Z,1\nsim,words,2024-01-01T00:00:01Z,7.96E+17\n",
            "rounded-ids-zeros" => Header + Rows(25, i => $"sim{i},words {i},2024-01-01T00:00:{i:00}Z,1500000000{i:00000}0000"),
            "day-month-by-rows" => Header + "a,words,1/2/2024 10:00:01,1\na,words,25/2/2024 10:00:02,2\n",
            "day-month-by-ids" => Header
                + Rows(4, i => $"a,words {i},5/3/2022 06:47:2{i},{1_500_000_000_000_000_001 + (i * 4_194_304_000L)}"),
            "day-month-by-another-column" => "user_id,text,date,collected\n"
                + Rows(4, i => $"a,words {i},5/3/2022 06:47:2{i},2022-03-05T09:00:0{i}Z"),
            "day-month-unknown" => Header + "a,words,1/2/2024 10:00:01,1\n",
            "day-month-contradiction" => Header + "a,words,25/2/2024 10:00:01,1\na,words,2/25/2024 10:00:01,2\n",
            "time-without-zone" => Header + "a,words,2024-01-01 10:00:01,1\n",
            "epoch-seconds" => Header + "a,words,1704103201,1\n",
            "epoch-milliseconds" => Header + "a,words,1704103201250,1\n",
            "epoch-microseconds" => Header + "a,words,1704103201250000,1\n",
            "shifted-columns" => Header + "a,words,2024-01-01T00:00:00Z,1\n" + Rows(4, i => $"{i},a,words {i},2024-01-01T00:00:0{i}Z"),
            "account-of-another-kind" => Header
                + "2024-01-01T00:00:00Z,words,2024-01-01T00:00:00Z,1\nhttps://example.invalid/u,words,2024-01-01T00:00:00Z,2\n",
            "unclosed-quote" => Header
                + "a,\"words,2024-01-01T00:00:00Z,1\nb,words,2024-01-01T00:00:01Z,2\nc,words,2024-01-01T00:00:02Z,3\n",
            "quote-closed-rows-later" => Header
                + "a,\"words,2024-01-01T00:00:00Z,1\nb,words,2024-01-01T00:00:01Z,2\nc,\"words\",2024-01-01T00:00:02Z,3\nd,words,2024-01-01T00:00:03Z,4\n",
            "quote-closed-after-a-cell" => Header
                + "a,\"words,2024-01-01T00:00:00Z,1\nb,words\",2024-01-01T00:00:01Z,2,\nc,words,2024-01-01T00:00:02Z,3\n",
            "quote-closed-where-cells-fit" => Header
                + "a,\"words,2024-01-01T00:00:00Z,1\nb,words\",2024-01-01T00:00:01Z,2\nc,words,2024-01-01T00:00:02Z,3\n",
            "broken-quote" => Header + "a,\"wo\"rds,2024-01-01T00:00:00Z,1\nb,words,2024-01-01T00:00:01Z,2\n",
            "cut-off-row" => Header + "a,words,2024-01-01T00:00:00Z,1\nb,words,2024-0",
            "cut-off-json" =>
                "[{\"id_str\":\"1\",\"text\":\"words\",\"created_at\":\"2024-01-01T00:00:00Z\",\"user\":{\"id_str\":\"5\"}},{\"id_str\":\"2\",\"text\":\"wor",
            "mojibake" => Header
                + "a,wÃ¶rds,2024-01-01T00:00:00Z,1\nb,donâ€™t,2024-01-01T00:00:01Z,2\nc,São Paulo NÃO,2024-01-01T00:00:02Z,3\n",
            "nul" => Header + "a,wor\0ds,2024-01-01T00:00:00Z,1\n",
            "replacement-characters" => Header + "a,w\uFFFDrds,2024-01-01T00:00:00Z,1\n",
            "direction-marks" => Header + "a,words \u202Esdrow,2024-01-01T00:00:00Z,1\n",
            "zero-width-marks" => Header + "a,wo\u200Brds,2024-01-01T00:00:00Z,1\n",
            "duplicate-rows" => Header + "a,words,2024-01-01T00:00:00Z,1\na,words,2024-01-01T00:00:00Z,1\n",
            "one-id-two-records" => Header + "a,words,2024-01-01T00:00:00Z,1\na,other words,2024-01-01T00:00:00Z,1\n",
            "repeated-header" => Header + "a,words,2024-01-01T00:00:00Z,1\n" + Header + "b,words,2024-01-01T00:00:00Z,2\n",
            "huge-cell" => Header + $"a,{new string('w', 10 << 20)},2024-01-01T00:00:00Z,1\nb,words,2024-01-01T00:00:01Z,2\n",
            "duplicate-columns" => "user_id,text,text,created_at\na,first,second,2024-01-01T00:00:00Z\n",
            "lone-surrogate" =>
                "{\"id_str\":\"1\",\"text\":\"wo\\ud83drds\",\"created_at\":\"2024-01-01T00:00:00Z\",\"user\":{\"id_str\":\"5\"}}\n",
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such damage."),
        };

    private static string Rows(int count, Func<int, string> row) =>
        string.Concat(Enumerable.Range(0, count).Select(i => row(i).ToString(CultureInfo.InvariantCulture) + "\n"));
}

public sealed class RepairTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-repair-").FullName;

    [Fact]
    public void RefusedRowsAreRepairedAndFedBack()
    {
        var path = Path.Combine(folder, "posts.csv");
        File.WriteAllText(
            path,
            "\uFEFFuser_id,text,created_at\r\na,good,2024-01-01T00:00:00Z\r\nb,bad time,2024-13-01\r\nc,too few\r\n\"d\"x,quote,2024-01-01T00:00:02Z\r\n"
        );
        using var made = new TempCase(new AnalysisOptions { Controls = false, Threads = 1 }, path);
        Assert.Equal((4, 1, 3), (made.Result.Counts.RowsRead, made.Result.Counts.RowsAccepted, made.Result.Counts.RowsRejected));
        var refused = Assert.Single(Directory.GetFiles(Path.Combine(made.Path, "rejected")));
        Assert.Equal("001-posts-csv.csv", Path.GetFileName(refused));
        Assert.Equal(
            "\uFEFFuser_id,text,created_at\r\nb,bad time,2024-13-01\r\nc,too few\r\n\"d\"x,quote,2024-01-01T00:00:02Z\r\n",
            Encoding.UTF8.GetString(File.ReadAllBytes(refused))
        );

        var repaired = Path.Combine(folder, "repaired.csv");
        File.WriteAllText(
            repaired,
            File.ReadAllText(refused)
                .Replace("2024-13-01", "2024-12-01T00:00:00Z", StringComparison.Ordinal)
                .Replace("too few", "enough,2024-01-01T00:00:01Z", StringComparison.Ordinal)
                .Replace("\"d\"x", "dx", StringComparison.Ordinal)
        );
        var again = ReadFile.OfPath(repaired);
        Assert.Equal(["b", "c", "dx"], again.Posts.Select(p => p.AccountId));
        Assert.Empty(again.Rejected);
    }

    [Fact]
    public void RefusedJsonIsRepairedAndFedBack()
    {
        File.Copy(Fixture.Path("telegram-account.json"), Path.Combine(folder, "result.json"));
        File.WriteAllText(
            Path.Combine(folder, "tweets.jsonl"),
            "{\"id_str\":\"1\",\"text\":\"words\",\"created_at\":\"soon\",\"user\":{\"id_str\":\"5\"}}\n{\"id_str\":\"2\",\"text\":\"words\",\"created_at\":\"2024-01-01T00:00:00Z\",\"user\":{\"id_str\":\"5\"}}\n"
        );
        using var made = new TempCase(new AnalysisOptions { Controls = false, Threads = 1 }, folder);
        var files = Directory.GetFiles(Path.Combine(made.Path, "rejected")).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["001", "002"], files.Select(f => Path.GetFileName(f)[..3]));
        File.WriteAllText(
            files[0],
            File.ReadAllText(files[0]).Replace("\"text\"", "\"from_id\":\"user9\",\"text\"", StringComparison.Ordinal)
        );
        Assert.Equal("user9", Assert.Single(ReadFile.OfPath(files[0]).Posts).AccountId);
        File.WriteAllText(files[1], File.ReadAllText(files[1]).Replace("soon", "2024-01-01T00:00:00Z", StringComparison.Ordinal));
        Assert.Equal("1", Assert.Single(ReadFile.OfPath(files[1]).Posts).PostId);
    }

    [Theory]
    [InlineData("workbook.xlsx", 6, "1.5E+18", "1500000000000000009")]
    [InlineData("posts.sqlite", 3, "", "sim_mended")]
    [InlineData("posts.duckdb", 3, "", "sim_mended")]
    [InlineData("posts.parquet", 3, "", "sim_mended")]
    [InlineData("posts.arrow", 3, "", "sim_mended")]
    public void RefusedRowsOfTablesAreRepairedAndFedBack(string fixture, int posts, string bad, string good)
    {
        // These have no bytes of a row: its cells are written as CSV under the table's columns.
        using var made = new TempCase(new AnalysisOptions { Controls = false, Threads = 1 }, Fixture.Path(fixture));
        var refused = Assert.Single(Directory.GetFiles(Path.Combine(made.Path, "rejected")));
        var repaired = Path.Combine(folder, "repaired.csv");
        var text = File.ReadAllText(refused);
        var cell = $"\n\"{bad}\",";
        Assert.Contains(cell, text, StringComparison.Ordinal);
        File.WriteAllText(repaired, text.Replace(cell, $"\n\"{good}\",", StringComparison.Ordinal));
        using var whole = new TempCase(new AnalysisOptions { Controls = false, Threads = 1 }, Fixture.Path(fixture), repaired);
        Assert.Equal(posts, whole.Result.Counts.RowsAccepted);
        Assert.Equal(made.Result.Counts.RowsAccepted + 1, whole.Result.Counts.RowsAccepted);
        Assert.Equal(made.Result.Counts.RowsRejected, whole.Result.Counts.RowsRejected);
        Assert.Equal(0, whole.Result.Sources[1].RowsRejected);
    }

    [Fact]
    public void CellsOfARefusedRowComeBackAsTheyWere()
    {
        var path = Path.Combine(folder, "made.duckdb");
        using (var connection = new DuckDB.NET.Data.DuckDBConnection($"Data Source={path}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "CREATE TABLE posts (user_id VARCHAR, text VARCHAR, created_at TIMESTAMP, urls VARCHAR[], post_id UBIGINT); INSERT INTO posts VALUES (NULL, 'two \"quoted\"\nlines, é', '2024-02-03 04:05:06.25', ['https://example.invalid/a,b', 'https://example.invalid/\"c\"'], 1500000000000000001), ('sim_b', 'words', '2024-02-03 04:05:06', [], 2)";
            command.ExecuteNonQuery();
        }

        using var made = new TempCase(new AnalysisOptions { Controls = false, Threads = 1 }, path);
        var refused = Assert.Single(Directory.GetFiles(Path.Combine(made.Path, "rejected")));
        File.WriteAllText(refused, File.ReadAllText(refused).Replace("\n\"\",", "\n\"sim_a\",", StringComparison.Ordinal));
        var post = Assert.Single(ReadFile.OfPath(refused).Posts);
        Assert.Equal(
            ("sim_a", "two \"quoted\"\nlines, é", ReadFile.Ms("2024-02-03T04:05:06.25Z"), "1500000000000000001"),
            (post.AccountId, post.Text, post.TimeMs, post.PostId)
        );
        Assert.Equal(["https://example.invalid/a,b", "https://example.invalid/\"c\""], post.Links);
    }

    [Fact]
    public void TrapsStandUnderTheCasesLimits()
    {
        var path = Path.Combine(folder, "posts.csv");
        File.WriteAllText(path, "user_id,text,created_at,post_id\na,w\uFFFDrds,2024-01-01T00:00:00Z,1\nb,words,2024-01-01T00:00:00Z,1\n");
        using var made = new TempCase(new AnalysisOptions { Controls = false, Threads = 1 }, path);
        Assert.Contains(
            made.Result.Limits,
            l => l.StartsWith("posts.csv: replacement-characters: 1 (first in row 1) hold U+FFFD", StringComparison.Ordinal)
        );
        Assert.Contains(
            made.Result.Limits,
            l => l.StartsWith("posts.csv: one-id-two-records: 1 (first in row 2)", StringComparison.Ordinal)
        );
        Assert.False(Directory.Exists(Path.Combine(made.Path, "rejected")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
