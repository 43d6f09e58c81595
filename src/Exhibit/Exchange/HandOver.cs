using Exhibit.Model;

namespace Exhibit.Exchange;

/// <summary>
/// What a hand-over to another institution shows of a case: edges in a tier, findings that say something was observed, and the
/// accounts of both. What was only described, without a verdict, stays in the case.
/// </summary>
internal sealed class HandOver
{
    private readonly CaseResult result;
    private readonly Dictionary<int, (long First, long Last)> spans = [];
    private readonly Dictionary<(int A, int B, string Trace), Edge> byPair;

    internal HandOver(CaseResult result)
    {
        this.result = result;
        Edges = [.. NetworkXml.Edges(result)];
        byPair = Edges.ToDictionary(e => (e.A, e.B, e.Trace));
        Findings = [.. result.Findings.Where(f => f.Rung == 1 || Observed(f))];
        foreach (var edge in Edges)
        {
            foreach (var account in (int[])[edge.A, edge.B])
            {
                var old = spans.GetValueOrDefault(account, (edge.FirstSeen, edge.LastSeen));
                spans[account] = (Math.Min(old.Item1, edge.FirstSeen), Math.Max(old.Item2, edge.LastSeen));
            }
        }

        var named = spans.Keys.Concat(Findings.SelectMany(f => f.Accounts)).ToHashSet();
        Accounts = [.. result.Accounts.Where(a => named.Contains(a.Index))];
    }

    /// <summary>Edges in a tier, in the case's order.</summary>
    internal Edge[] Edges { get; }

    /// <summary>Findings on rung 1, and those on rung 2 that were observed.</summary>
    internal Finding[] Findings { get; }

    /// <summary>The accounts of both, by index.</summary>
    internal Account[] Accounts { get; }

    /// <summary>First co-action of an edge in a tier, ms since 1970; null where there is none.</summary>
    internal long? FirstSeen => Edges.Length == 0 ? null : Edges.Min(e => e.FirstSeen);

    /// <summary>Last co-action of an edge in a tier, ms since 1970; null where there is none.</summary>
    internal long? LastSeen => Edges.Length == 0 ? null : Edges.Max(e => e.LastSeen);

    /// <summary>First and last co-action of an account's edges in a tier; null for one that only a signal names.</summary>
    internal (long First, long Last)? Span(int account) => spans.TryGetValue(account, out var span) ? span : null;

    /// <summary>The edge that a finding of a pair is about; null for other findings.</summary>
    internal Edge? EdgeOf(Finding finding) =>
        finding.Id.StartsWith("pair-", StringComparison.Ordinal)
            ? byPair[(finding.Accounts[0], finding.Accounts[1], (string)Value(finding, "trace")!)]
            : null;

    /// <summary>Domains of the links that an edge rests on, ordinal. The links themselves are compared without their scheme, so they are not addresses.</summary>
    internal IReadOnlyList<string> Domains(Edge edge) =>
        [
            .. edge
                .Trials.Where(t => t.Synchronous && result.Objects[t.Object].Trace == "co-link")
                .Select(t => Domain(result.Objects[t.Object].Content))
                .Where(d => d.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>A figure of a finding by name; null where it has none of that name.</summary>
    internal static object? Value(Finding finding, string name) => finding.Statistic.FirstOrDefault(s => s.Key == name).Value;

    private static bool Observed(Finding finding) => Value(finding, "observed") is true;

    private static string Domain(string link) =>
        Uri.TryCreate("https://" + link, UriKind.Absolute, out var uri)
        && uri.HostNameType == UriHostNameType.Dns
        && uri.IdnHost.Contains('.', StringComparison.Ordinal)
            ? uri.IdnHost
            : "";
}
