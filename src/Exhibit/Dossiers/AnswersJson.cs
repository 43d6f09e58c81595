using System.Text.Json.Nodes;
using Exhibit.Evidence;

namespace Exhibit.Dossiers;

/// <summary>answers.json, written and read.</summary>
internal static class AnswersJson
{
    internal static byte[] Write(IEnumerable<DossierAnswer> answers) =>
        CanonicalJson.Write(
            new JsonArray([
                .. answers.Select(a => new JsonObject
                {
                    ["account"] = a.Account,
                    ["date"] = a.Date,
                    ["how"] = a.How,
                    ["text"] = a.Text,
                }),
            ])
        );

    /// <exception cref="VerifyException">It is not of the documented form.</exception>
    internal static IReadOnlyList<DossierAnswer> Read(byte[] bytes, IReadOnlyList<DossierAccount> accounts, string level)
    {
        try
        {
            var answers = CanonicalJson
                .Read(bytes, DossierFiles.Answers)
                .AsArray()
                .Select(a => new DossierAnswer(
                    a!["account"]!.GetValue<int>(),
                    a["date"]!.GetValue<string>(),
                    a["how"]!.GetValue<string>(),
                    a["text"]!.GetValue<string>()
                ))
                .ToArray();
            return answers.All(a =>
                a.Account >= 0
                && a.Account < accounts.Count
                && accounts[a.Account].Named
                && a.Date.Length > 0
                && a.How.Length > 0
                && (a.Text.Length > 0) != Withheld(a, accounts, level)
            )
                ? answers
                : throw new FormatException("An answer of nobody, without its parts, or with words that its level withholds.");
        }
        catch (Exception e) when (e is NullReferenceException or InvalidOperationException or FormatException)
        {
            throw new VerifyException(
                VerifyFailure.MalformedFile,
                DossierFiles.Answers,
                "answers of named accounts with date, how and text",
                "something else"
            );
        }
    }

    // At the mixed level words of an account that is shown may be withheld too: they may name another.
    private static bool Withheld(DossierAnswer answer, IReadOnlyList<DossierAccount> accounts, string level) =>
        level switch
        {
            DossierHead.NamedLevel => false,
            DossierHead.PublicLevel => true,
            _ => answer.Text.Length == 0 || accounts[answer.Account].Id.Length == 0,
        };
}
