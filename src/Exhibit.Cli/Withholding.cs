using Exhibit.Claims;
using Exhibit.Dossiers;
using Exhibit.Model;
using Exhibit.Readers;

namespace Exhibit.Cli;

/// <summary>Gathers what a public or mixed dossier must not show, and refuses what an analyst entered if it does.</summary>
internal static class Withholding
{
    /// <summary>What a dossier withholds that names only these accounts.</summary>
    /// <param name="data">Its data with everybody named.</param>
    /// <param name="named">Numbers of the accounts that it names.</param>
    /// <param name="names">Platform and id of every account of the case with every name of it.</param>
    /// <param name="saidBy">Of some texts, those that an account which a test accepts published; the test takes platform and id.</param>
    internal static Disclosure Of(
        DossierData data,
        IReadOnlySet<int> named,
        IReadOnlyList<(string Platform, string Id, string Name)> names,
        Func<IReadOnlySet<string>, Func<string, string, bool>, IReadOnlySet<string>> saidBy
    )
    {
        var shown = named.Select(n => data.Accounts[n]).ToArray();
        bool IsShown(string platform, string id) =>
            Array.Exists(shown, s => s.Platform == platform && s.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
        var own = names.Where(n => IsShown(n.Platform, n.Id)).Select(n => n.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // Where a withheld account bears a name of a named one as well, that name cannot be withheld.
        var withheld = new NameSearch(names.Select(n => n.Name).Where(n => !own.Contains(n)));
        var texts = data
            .Records.Where(r => named.Contains(r.Account) && r.Text.Length > 0)
            .Select(r => r.Text)
            .ToHashSet(StringComparer.Ordinal);
        return new Disclosure(named, withheld, saidBy(texts, (platform, id) => !IsShown(platform, id)));
    }

    /// <summary>Refuses claims and options that name a withheld account: they are shown as the analyst entered them.</summary>
    /// <exception cref="InputException">One does.</exception>
    internal static void RequireUnnamed(DossierData data, Disclosure disclosure)
    {
        if (data.Claims.FirstOrDefault(c => Texts(c).Any(disclosure.Withheld.In)) is { } claim)
        {
            throw new InputException(
                $"{ClaimsFile.FileName}, claim '{claim.Id}' names an account that this dossier withholds. Take the name out of the claim, name the account with --name, or seal without --public."
            );
        }

        if (data.Head.Options.FirstOrDefault(o => o.Key is "lists" or "map" && disclosure.Withheld.In(o.Value)) is { Key: { } key })
        {
            throw new InputException(
                $"The option {key} of the run names an account that this dossier withholds. Rename the file and investigate again."
            );
        }
    }

    private static IEnumerable<string> Texts(Claim claim) =>
        [
            claim.Id,
            claim.By,
            claim.About,
            claim.Statement,
            .. claim.Sources.SelectMany(Texts),
            .. claim.Answers.SelectMany(a => new[] { a.By, a.Text }.Concat(Texts(a.Source))),
            .. claim.Context,
            .. claim.Hypotheses,
            .. claim.Evidence.Select(e => e.Item),
        ];

    private static string[] Texts(ClaimSource source) => [source.Title, source.Date, source.Where];
}
