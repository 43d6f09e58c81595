using System.Globalization;
using System.Text;
using Exhibit.Claims;
using Exhibit.Model;

namespace Exhibit.Exchange;

/// <summary>
/// One paragraph in the form in which platforms publish a takedown: how many accounts, where, when, what they did together, and
/// who is said to run them. Every figure is the case's. Who runs them is only ever said as somebody's claim, beside its answer.
/// </summary>
public sealed class Takedown : IExchangeFormat
{
    /// <inheritdoc/>
    public string Id => "takedown";

    /// <inheritdoc/>
    public string Title => "One paragraph of plain text, in the form in which platforms publish a takedown.";

    /// <inheritdoc/>
    public string Extension => "takedown.txt";

    /// <inheritdoc/>
    public bool NamesAccounts => false;

    /// <inheritdoc/>
    public void Write(CaseResult result, ExchangeOptions options, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join(' ', Sentences(result, options)));
    }

    private static IEnumerable<string> Sentences(CaseResult result, ExchangeOptions options)
    {
        var shown = new HandOver(result);
        yield return $"{options.Name}.";
        yield return Text(
            $"Of {Count(result.Accounts.Count, "account")} and {Count(result.Counts.Posts, "post")} examined ({Collection(result.Collection)}), {Accounts(result)}."
        );
        if (shown is { FirstSeen: { } first, LastSeen: { } last })
        {
            yield return Text(
                $"They were seen doing so between {Day(first)} and {Day(last)} {Where(result)}, in {Count(result.Communities.Count, "group")}, the largest of {Count(result.Communities.Select(c => c.Accounts.Count).DefaultIfEmpty().Max(), "account")}."
            );
            yield return $"What they did together: {string.Join("; ", Kinds(shown, options))}.";
        }

        if (Signals(shown) is { Length: > 0 } signals)
        {
            yield return $"Signals that bear on whether they hide what they are, each with innocent explanations: {string.Join("; ", signals)}.";
        }

        yield return "Coordination is not wrongdoing, and the figures do not say who runs an account.";
        foreach (var sentence in Who(options.Claims))
        {
            yield return sentence;
        }
    }

    private static string Accounts(CaseResult result)
    {
        var strong = result.Accounts.Count(a => a.Tier == Tier.Strong);
        var indicated = result.Accounts.Count(a => a.Tier == Tier.Indicated);
        var firmly = Text(
            $"{Count(strong, "account")} {(strong == 1 ? "acts" : "act")} together with others more tightly than any stated innocent model explains (tier strong)"
        );
        var maybe = Text(
            $"{Count(indicated, strong > 0 ? "other" : "account")} {(indicated == 1 ? "is" : "are")} in tier indicated, where a stated innocent explanation still suffices or the evidence is of a kind that never counts as strong by itself"
        );
        return (strong, indicated) switch
        {
            (0, 0) => "none acts with another more tightly than the stated innocent models explain",
            (_, 0) => firmly,
            (0, _) => $"{maybe}; none is in tier strong",
            _ => $"{firmly}; {maybe}",
        };
    }

    private static string Collection(CollectionRecord? record) =>
        record is null
            ? "collection not documented"
            : "collected: " + string.Join(", ", new[] { record.Who, record.When, record.Tool, record.Query }.Where(t => t.Length > 0));

    private static string Where(CaseResult result)
    {
        var platforms = result
            .Accounts.Where(a => a.Tier != Tier.None)
            .GroupBy(a => a.Platform, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g =>
                Text($"{(g.Key.Length > 0 ? "on " + g.Key : "on a platform that the data do not name")} ({Count(g.Count(), "account")})")
            );
        return string.Join(", ", platforms);
    }

    private static IEnumerable<string> Kinds(HandOver shown, ExchangeOptions options) =>
        shown
            .Edges.GroupBy(e => e.Trace, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g =>
                Text(
                    $"{options.Kinds.GetValueOrDefault(g.Key, g.Key)} ({Count(g.Count(), "pair")}, {g.Count(e => e.Tier == Tier.Strong)} of them strong)"
                )
            );

    private static string[] Signals(HandOver shown) =>
        [
            .. shown
                .Findings.Where(f => f.Rung == 2)
                .GroupBy(f => (string)HandOver.Value(f, "signal")!, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Text($"{g.Key} ({Count(g.Count(), "observation")})")),
        ];

    // A withdrawn claim is not repeated: a paragraph like this one travels without its footnotes.
    private static IEnumerable<string> Who(IReadOnlyList<Claim> claims)
    {
        var standing = claims.Where(c => c.Status != "withdrawn").ToArray();
        if (standing.All(c => c.Rung != 3))
        {
            yield return "Who runs them is not shown, and no claim about it is recorded.";
        }

        foreach (var claim in standing)
        {
            var sources = string.Join("; ", claim.Sources.Select(s => $"{s.Title}, {s.Date}"));
            var answer = claim.Answers.Count == 0 ? "none recorded" : string.Join(" ", claim.Answers.Select(a => $"{a.By}: \"{a.Text}\""));
            yield return $"A claim {(claim.Rung == 3 ? "on who runs them" : "on whose behalf they act")}, {claim.Status}, entered by an analyst and never computed: {claim.By}, of {claim.About}: \"{claim.Statement}\" (source: {sources}). Answer of the named party: {answer}.";
        }
    }

    private static string Count(long n, string what) => Text($"{n:N0} {what}{(n == 1 ? "" : "s")}");

    private static string Day(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
