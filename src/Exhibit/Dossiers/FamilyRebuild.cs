using Exhibit.Coordination;
using Exhibit.Evidence;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Dossiers;

/// <summary>One window of the timing test, from the base of a dossier: its threshold from the counts of all pairs, its pairs by the rule.</summary>
internal sealed class FamilyRebuild
{
    private const long MostCandidates = 20_000_000;

    private readonly DossierData data;
    private readonly (int Window, int Block) window;
    private readonly bool feedsStrong;
    private readonly ExplanationSet explanations;
    private readonly int threads;
    private readonly PairHistogram[] histograms;

    internal FamilyRebuild(
        DossierData data,
        int windowSeconds,
        int blockSeconds,
        double alpha,
        bool feedsStrong,
        ExplanationSet explanations,
        int threads
    )
    {
        (this.data, window, this.feedsStrong, this.explanations, this.threads) = (
            data,
            (windowSeconds, blockSeconds),
            feedsStrong,
            explanations,
            threads
        );
        histograms = [.. data.Histograms.Where(h => (h.WindowSeconds, h.BlockSeconds) == window)];
        var specs = data.Kinds.Where(k => k.SlotMs <= windowSeconds * 1000L).Select(k => Spec(k.SlotMs)).ToArray();
        var (m, least) = Tarone.Count(ByTested(), specs.Select(s => s.HourProbability).DefaultIfEmpty(1).Min(), alpha);
        var stated = data.Head.Crowded.GetValueOrDefault(window);
        Figures = new TestFamily
        {
            WindowSeconds = windowSeconds,
            BlockSeconds = blockSeconds,
            SlotSeconds = specs.Select(s => s.SlotMs).DefaultIfEmpty(1).Max() / 1000.0,
            HourProbability = specs.Select(s => s.HourProbability).DefaultIfEmpty(1).Max(),
            PairsCoSharing = histograms.Sum(h => h.ByTested.Values.Sum()),
            M = m,
            Threshold = alpha / m,
            LeastObjects = least,
            AccountsTestable = data.Head.Testable.GetValueOrDefault(window),
            BlocksLeftOut = stated.Blocks,
            PairsLeftOut = stated.Pairs,
        };
        RequireCrowded(stated);
    }

    internal TestFamily Figures { get; }

    /// <summary>Those of the pairs that the rule puts in a tier in this window.</summary>
    internal IReadOnlyList<(CitedPair Pair, Edge Edge, PairSpecifics Specifics)> Test(IEnumerable<CitedPair> pairs)
    {
        var found = new List<(CitedPair, Edge, PairSpecifics)>();
        foreach (var ofKind in pairs.GroupBy(p => p.Kind, StringComparer.Ordinal))
        {
            var table = data.Tables.Single(t => t.Kind == ofKind.Key);
            if (table.SlotMs <= window.Window * 1000L)
            {
                found.AddRange(Test(table, [.. ofKind]));
            }
        }

        return found;
    }

    private IEnumerable<(CitedPair Pair, Edge Edge, PairSpecifics Specifics)> Test(TraceTable table, CitedPair[] pairs)
    {
        var spec = Spec(table.SlotMs);
        var hour = new BinomialTails(spec.HourProbability);
        var counted = new FastPairCounter(threads).Count(table, spec, Family.LeastSynchronous, default);
        var candidates = Fill(table.Kind, [.. counted.Candidates]);
        var suspects = Suspects.Screen(candidates, hour, Figures.M);
        var test = new PairTest(table, spec, Figures.Threshold, feedsStrong, explanations, suspects, hour);
        var byPair = counted.Candidates.ToDictionary(c => (c.A, c.B));
        var edges = new (CitedPair, Edge, PairSpecifics)?[pairs.Length];
        Parallel.For(
            0,
            pairs.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            i =>
            {
                if (
                    byPair.TryGetValue((pairs[i].A, pairs[i].B), out var candidate)
                    && test.Test(candidate) is { } edge
                    && edge.Tier != Tier.None
                )
                {
                    var view = new PairView(
                        table,
                        spec with
                        {
                            WindowMs = edge.WindowSeconds * 1000L,
                        },
                        edge.A,
                        edge.B,
                        suspects.Of(edge.A, edge.B)
                    );
                    edges[i] = (pairs[i], edge, Specifics(view));
                }
            }
        );
        return edges.Where(e => e is not null).Select(e => e!.Value);
    }

    // Pairs of which one account is cited are counted in full from the tables; of all others only their number is known.
    private PairCount[] Fill(string kind, PairCount[] counted)
    {
        var named = data.Accounts.Select(a => a.Named).ToArray();
        var known = counted.Where(c => named[c.A] || named[c.B]).ToArray();
        var left = histograms.FirstOrDefault(h => h.Kind == kind)?.Candidates.ToDictionary() ?? [];
        if (left.Values.Sum() > MostCandidates)
        {
            throw new VerifyException(
                VerifyFailure.Oversized,
                DossierFiles.Candidates,
                FormattableString.Invariant($"at most {MostCandidates} candidates of one kind"),
                "more"
            );
        }

        var cited = data.Cited.Where(c => c.Kind == kind).SelectMany(c => new[] { c.A, c.B }).ToHashSet();
        foreach (var pair in known.Where(c => cited.Contains(c.A) || cited.Contains(c.B)))
        {
            var key = (pair.Tested, pair.Synchronous);
            if (left.GetValueOrDefault(key) == 0)
            {
                throw new VerifyException(
                    VerifyFailure.NumberMismatch,
                    DossierFiles.Candidates,
                    FormattableString.Invariant(
                        $"a pair of {kind} with {pair.Tested} tested objects and {pair.Synchronous} co-actions, as the traces show"
                    ),
                    "fewer such pairs"
                );
            }

            left[key]--;
        }

        return
        [
            .. known.Where(c => cited.Contains(c.A) || cited.Contains(c.B)),
            .. left.SelectMany(l =>
                Enumerable.Repeat(new PairCount(Suspects.Unknown, Suspects.Unknown, l.Key.Tested, l.Key.Synchronous), (int)l.Value)
            ),
        ];
    }

    private PairSpecifics Specifics(PairView view)
    {
        var evidence = new PairEvidence(view, explanations.Items.Count);
        for (var e = 0; e < explanations.Items.Count; e++)
        {
            evidence.Ask(e, explanations.Items[e]);
        }

        return new PairSpecifics(
            [
                .. explanations.Items.Select(
                    (x, e) => new KeyValuePair<string, double>(x.Info.Id, evidence.Tail(explanations.HourAndCrowd | (1u << e)))
                ),
            ],
            evidence.LeaveOneDayOut(explanations.All),
            evidence.LeaveOneSourceOut(explanations.All),
            evidence.LeaveOwnContentOut(explanations.All),
            evidence.Tail(explanations.All, t => evidence.Occasion[t] % 2 == 1),
            evidence.Tail(explanations.All, t => evidence.Occasion[t] % 2 == 0)
        );
    }

    // Blocks of the objects in the tables are counted in full; those of all others only the sources can tell.
    private void RequireCrowded((long Blocks, long Pairs) stated)
    {
        var shown = data
            .Tables.Where(t => t.SlotMs <= window.Window * 1000L)
            .SelectMany(t => BlockSizes.Of(t, Spec(t.SlotMs)).LeftOut)
            .ToArray();
        if (shown.Length > stated.Blocks || shown.Sum(b => b.Pairs) > stated.Pairs)
        {
            throw new VerifyException(
                VerifyFailure.NumberMismatch,
                DossierFiles.Head,
                FormattableString.Invariant(
                    $"at least {shown.Length} blocks_left_out and {shown.Sum(b => b.Pairs)} pairs_left_out at W = {window.Window} s, as the tables show"
                ),
                FormattableString.Invariant($"{stated.Blocks} and {stated.Pairs}")
            );
        }
    }

    private WindowSpec Spec(long slotMs) => new(window.Window * 1000L, window.Block * 1000L, slotMs);

    private long[] ByTested()
    {
        var sum = new long[Math.Max(2, histograms.SelectMany(h => h.ByTested.Keys).DefaultIfEmpty().Max() + 1)];
        foreach (var (tested, pairs) in histograms.SelectMany(h => h.ByTested))
        {
            sum[tested] += pairs;
        }

        return sum;
    }
}
