using System.Globalization;
using Exhibit.Export;
using Exhibit.Model;
using Spectre.Console;

namespace Exhibit.Cli;

/// <summary>What investigate prints at the end, for a person.</summary>
internal static class CaseSummary
{
    private const int MostCommunities = 12;
    private const int MostPairs = 5;

    internal static void Print(CaseResult result, IReadOnlyList<Rejection> rejected, string casePath, TextWriter output)
    {
        output.WriteLine("Coordination is not wrongdoing: campaigns, unions, fans and newsrooms coordinate openly.");
        output.WriteLine("What follows says that accounts act together, never who runs them or why.");
        output.WriteLine();
        var counts = result.Counts;
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Read {counts.RowsRead:N0} records: {counts.RowsAccepted:N0} accepted ({counts.RowsDuplicate:N0} duplicate), {counts.RowsRejected:N0} refused; {result.Accounts.Count:N0} accounts, {counts.Traces:N0} traces, {counts.PairsTested:N0} pairs met in one block of the main window."
            )
        );
        foreach (var tier in (Tier[])[Tier.Strong, Tier.Indicated])
        {
            var accounts = result.Accounts.Count(a => a.Tier == tier);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {tier.Word(), -10}{result.Edges.Count(e => e.Tier == tier), 7:N0} edges {accounts, 7:N0} accounts, {100.0 * accounts / Math.Max(1, result.Accounts.Count):0.00} % of all"
                )
            );
        }

        foreach (var family in result.Families)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {family.Name}: {family.AccountsTestable:N0} accounts could have been called, threshold {family.Threshold:0.0e+0} = alpha / {family.M:N0}"
                )
            );
        }

        output.WriteLine();
        Communities(result, output);
        Pairs(result, output);
        Signals(result, output);
        Refused(result, rejected, output);
        output.WriteLine("Limits, most important first (all in the report):");
        foreach (var limit in result.Limits.Take(3))
        {
            output.WriteLine("  - " + Plain.Line(limit));
        }

        output.WriteLine();
        output.WriteLine($"Report: {Plain.Line(Path.Combine(casePath, "report.html"))}");
    }

    private static void Communities(CaseResult result, TextWriter output)
    {
        if (result.Communities.Count == 0)
        {
            output.WriteLine("No community: no pair acted together more than the innocent explanations allow.");
            output.WriteLine();
            return;
        }

        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("community", "tier", "accounts", "edges", "density", "first seen", "last seen", "accounts (some)");
        foreach (var community in result.Communities.Take(MostCommunities))
        {
            table.AddRow(
                community.Number.ToString(CultureInfo.InvariantCulture),
                community.Tier.Word(),
                community.Accounts.Count.ToString(CultureInfo.InvariantCulture),
                community.Edges.ToString(CultureInfo.InvariantCulture),
                community.Density.ToString("0.00", CultureInfo.InvariantCulture),
                Timestamp.Of(community.FirstSeen)[..10],
                Timestamp.Of(community.LastSeen)[..10],
                Markup.Escape(Plain.Line(string.Join(", ", community.Accounts.Take(3).Select(a => Name(result.Accounts[a])))))
            );
        }

        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(output),
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
            }
        );
        console.Profile.Width = 120;
        console.Write(table);
        if (result.Communities.Count > MostCommunities)
        {
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"  and {result.Communities.Count - MostCommunities} more in communities.csv")
            );
        }

        output.WriteLine();
    }

    private static void Pairs(CaseResult result, TextWriter output)
    {
        foreach (
            var (tier, title) in new[]
            {
                (Tier.Strong, "Strongest pairs"),
                (Tier.Indicated, "Indicated pairs, each with the explanation that suffices"),
            }
        )
        {
            // A pair may have edges in several kinds of trace: it is said once, by its best, and the others are named.
            var kinds = result.Edges.Where(e => e.Tier == tier).ToLookup(e => (e.A, e.B), e => e.Trace);
            var edges = result.Edges.Where(e => e.Tier == tier).DistinctBy(e => (e.A, e.B)).Take(MostPairs).ToArray();
            if (edges.Length == 0)
            {
                continue;
            }

            output.WriteLine(title + ":");
            foreach (var edge in edges)
            {
                var others = string.Join(", ", kinds[(edge.A, edge.B)].Skip(1));
                output.WriteLine(
                    $"  {Plain.Line(Name(result.Accounts[edge.A]))} and {Plain.Line(Name(result.Accounts[edge.B]))}, {edge.Trace}{(others.Length > 0 ? $" (also {others})" : "")}:"
                );
                output.WriteLine("    " + PairSentence.For(edge, result.Explanations, result.Controls));
                if (tier == Tier.Indicated)
                {
                    output.WriteLine("    What suffices: " + PairSentence.Suffices(edge, result.Explanations));
                }
            }

            output.WriteLine();
        }
    }

    private static void Signals(CaseResult result, TextWriter output)
    {
        output.WriteLine("Signals (rung 2; each has innocent explanations, see the report):");
        foreach (var signal in result.Signals.Where(s => s.NotObservable.Length == 0))
        {
            var observed = signal.Observations.Where(o => o.Observed).ToArray();
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {signal.Info.Id, -22}{observed.Length, 5:N0} observed, {signal.Observations.Count - observed.Length:N0} described, {signal.Tested:N0} tested"
                )
            );
            if (observed.Length > 0)
            {
                output.WriteLine("    " + Plain.Line($"{observed[0].About}: {observed[0].Statement}"));
            }
        }

        var blind = result.Signals.Where(s => s.NotObservable.Length > 0).Select(s => s.Info.Id).ToArray();
        if (blind.Length > 0)
        {
            output.WriteLine($"  not observable in these data (the report says why): {string.Join(", ", blind)}");
        }

        output.WriteLine();
    }

    private static void Refused(CaseResult result, IReadOnlyList<Rejection> rejected, TextWriter output)
    {
        if (result.Counts.RowsRejected == 0)
        {
            output.WriteLine("No record was refused.");
            output.WriteLine();
            return;
        }

        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"Refused {result.Counts.RowsRejected:N0} records, all in rejected.csv. The first:")
        );
        foreach (var rejection in rejected)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {Plain.Line(rejection.Source)}, row {rejection.Row}: {Plain.Line(rejection.Reason)}"
                )
            );
        }

        output.WriteLine();
    }

    private static string Name(Account account) => ShownName.Of(account.Handle.Length > 0 ? account.Handle : account.Id);
}
