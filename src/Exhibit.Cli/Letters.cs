using System.Globalization;
using System.Text.Json.Nodes;
using Exhibit.Claims;
using Exhibit.Letters;
using Exhibit.Model;
using Exhibit.Stores;
using Exhibit.Stores.DuckDb;

namespace Exhibit.Cli;

/// <summary>Writes a letter to every account of a case that is in a tier, from the case's own findings.</summary>
internal static class Letters
{
    /// <summary>Name of the folder within the case folder.</summary>
    internal const string FolderName = "letters";

    private const int MostPosts = 12;

    /// <summary>Writes them.</summary>
    /// <returns>Path of every letter, its account, and how many answers of it are recorded.</returns>
    internal static IReadOnlyList<(string Path, string Name, int Answers)> Write(
        string casePath,
        string folder,
        string from,
        string contact,
        string answerBy
    )
    {
        using var held = CaseFolder.Hold(casePath);
        using var stored = StoredCase.Open(casePath);
        var answers = AnswersFile.Of(casePath);
        var findings = File.ReadLines(Path.Combine(casePath, "findings.jsonl")).Where(l => l.Length > 0).Select(l => JsonNode.Parse(l)!);
        var told = findings.Select(f => (Node: f, Posts: stored.PostsOf((string)f["id"]!))).ToArray();
        var tiered = stored.Accounts.Where(a => a.Tier != "none").ToArray();
        Require(answers, tiered, casePath);
        var letters = tiered
            .Select(a => new Letter
            {
                Platform = a.Platform,
                AccountId = a.Id,
                Handle = a.Handle,
                Tier = a.Tier,
                From = from,
                Contact = contact,
                AnswerBy = answerBy,
                Records = stored.Figure("rows_read"),
                Accounts = stored.Figure("accounts"),
                Findings = [.. told.Where(f => IsAbout(f.Node, a)).Select(f => Told(f.Node, f.Posts, stored, a))],
                Dossiers = Dossiers(casePath),
                Answers = [.. answers.Where(x => x.IsOf(a.Platform, a.Id, a.Handle))],
            })
            .ToArray();
        Directory.CreateDirectory(folder);
        return [.. letters.Select((letter, i) => Save(letter, i + 1, folder))];
    }

    // An answer that nobody's letter shows would be lost without a word.
    private static void Require(
        IReadOnlyList<AccountAnswer> answers,
        IReadOnlyList<(string Platform, string Id, string Handle, string Tier)> accounts,
        string casePath
    )
    {
        if (answers.FirstOrDefault(x => !accounts.Any(a => x.IsOf(a.Platform, a.Id, a.Handle))) is { } lost)
        {
            throw new Readers.InputException(
                $"{AnswersFile.FileName} of '{casePath}' holds an answer of '{lost.Account}', which is no account in a tier. Expected an id, a handle or platform:id, as accounts.csv shows them."
            );
        }
    }

    private static (string Path, string Name, int Answers) Save(Letter letter, int number, string folder)
    {
        // A name from outside becomes a file's name by its letters and digits alone.
        var name = LetterPage.Name(letter);
        var plain = new string([.. name.Where(char.IsAsciiLetterOrDigit).Take(40)]);
        var path = Path.Combine(
            folder,
            string.Create(CultureInfo.InvariantCulture, $"{number:000}{(plain.Length > 0 ? "-" : "")}{plain}.html")
        );
        WholeFile.Write(path, file => LetterPage.Write(file, letter));
        return (path, name, letter.Answers.Count);
    }

    private static bool IsAbout(JsonNode finding, (string Platform, string Id, string Handle, string Tier) account) =>
        finding["accounts"]!.AsArray().Any(x => (string)x!["platform"]! == account.Platform && (string)x["account_id"]! == account.Id);

    private static LetterFinding Told(
        JsonNode finding,
        IReadOnlyList<Post> posts,
        StoredCase stored,
        (string Platform, string Id, string Handle, string Tier) account
    )
    {
        var own = posts
            .Where(p =>
                p.Platform == account.Platform
                && p.AccountId.Equals(account.Id, p.AccountIdIsHandle ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
            )
            .OrderBy(p => p.TimeMs)
            .ToArray();
        var names = stored.Sources.ToDictionary(s => s.Index, s => s.Name);
        return new LetterFinding(
            (string)finding["id"]!,
            (int)finding["rung"]!,
            (string)finding["tier"]!,
            (string)finding["statement"]!,
            [.. finding["innocent_explanations"]!.AsArray().Select(x => (string)x!)],
            finding["accounts"]!.AsArray().Count - 1,
            [
                .. own.Take(MostPosts)
                    .Select(p => new LetterPost(
                        p.TimeMs,
                        p.Text.Length > 0 ? p.Text : p.ObjectId,
                        string.Create(CultureInfo.InvariantCulture, $"{names[p.Provenance.Source]}, row {p.Provenance.Row}")
                    )),
            ],
            own.Length
        );
    }

    private static KeyValuePair<string, string>[] Dossiers(string casePath) =>
        [
            .. Directory
                .EnumerateFiles(casePath, "dossier*.zip")
                .Order(StringComparer.Ordinal)
                .Select(f => new KeyValuePair<string, string>(Path.GetFileName(f), Hash(f))),
        ];

    private static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(stream));
    }
}
