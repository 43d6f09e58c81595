using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>
/// The rule: a pair is strong when it is indicated and within half of W p under the strongest innocent explanation of every object is at most the
/// fixed threshold alpha/m, what was seen is at least threefold, and the rest stays at most .01 after leaving out any one day
/// and any one known source. It is indicated when, within W, the hour, the crowd, the routine and a source that stands in the
/// data do not explain it and lead one to expect at most a third of it, and either the follower does not explain it, or it
/// stays below the threshold without any one day. The slow window feeds indicated only, and only where every explanation fails. (docs/methods.md, "The rule".)
/// </summary>
public sealed class PairTest(
    TraceTable table,
    WindowSpec window,
    double threshold,
    bool feedsStrong,
    ExplanationSet explanations,
    Suspects suspects,
    BinomialTails hour,
    bool listTrials = true
)
{
    /// <summary>A pair whose p under the explanations asked so far is above this is not followed further: 0.001.</summary>
    public const double StopAbove = 1e-3;

    /// <summary>What must be left without any one day or source: 0.01.</summary>
    public const double LeaveOneOutLevel = 0.01;

    /// <summary>
    /// A pair in a tier shows at least this many times the occasions that the innocent explanations asked for that tier lead one to
    /// expect: 3. Over hundreds of items a small error of the model becomes a tiny p; it does not become a threefold excess.
    /// </summary>
    public const double LeastExcess = 3;

    private static readonly AccountSet Nobody = new();

    // Beside the pairs in a tier the main window lists those that were explained.
    private readonly bool listed = feedsStrong && listTrials;

    private readonly double stop = Math.Max(StopAbove, threshold);

    /// <summary>Whether the traces of a candidate are looked at: the hour does not explain its counts, or such pairs are listed.</summary>
    internal static bool IsFollowed(PairCount candidate, BinomialTails hour, double threshold, bool listed) =>
        listed || hour[candidate.Tested, candidate.Synchronous] <= Math.Max(StopAbove, threshold);

    /// <summary>
    /// Tests one candidate. First by counts alone: a pair whose co-actions, object by object, the hour explains is followed
    /// no further; null then in a family that does not list such pairs, and where only those in a tier are counted.
    /// </summary>
    public Edge? Test(PairCount candidate)
    {
        var screen = hour[candidate.Tested, candidate.Synchronous];
        if (screen > stop && !listed)
        {
            return null;
        }

        // Whom the crowd leaves out matters only where the crowd is asked.
        var excluded = screen > stop ? Nobody : suspects.Of(candidate.A, candidate.B);
        var evidence = Lay(candidate, window, excluded);
        if (screen > stop)
        {
            return Describe(evidence, Tier.None, "", screen, screen, []);
        }

        var (crowd, p) = Ask(
            evidence,
            stop,
            listed ? 0
                : feedsStrong ? explanations.HourAndCrowd | explanations.Routine
                : explanations.All
        );
        if (double.IsNaN(crowd))
        {
            return listed ? Describe(evidence, Tier.None, "", p, p, []) : null;
        }

        var edge = Judge(evidence, crowd, p, mayBeStrong: false);
        return edge.Tier == Tier.None ? edge : Close(candidate, evidence, excluded) ?? edge;
    }

    // Of what is indicated within W, strong is judged within half of it, where an answer to a call is rarer.
    private Edge? Close(PairCount candidate, PairEvidence wide, AccountSet excluded)
    {
        if (!feedsStrong)
        {
            return null;
        }

        var evidence = Lay(candidate, window with { WindowMs = WindowSpec.Close(window.WindowMs) }, excluded);
        if (evidence.Pair.Hits < Family.LeastSynchronous)
        {
            return null;
        }

        var (crowd, p) = Ask(evidence, threshold, explanations.All);
        var edge = double.IsNaN(crowd) ? null : Judge(evidence, crowd, p, mayBeStrong: true);
        return edge?.Tier == Tier.Strong
            ? edge with
            {
                SynchronousInWindow = wide.Pair.Hits,
                OccasionsInWindow = wide.OccasionsWithHit,
            }
            : null;
    }

    private PairEvidence Lay(PairCount candidate, WindowSpec within, AccountSet excluded) =>
        new(new PairView(table, within, candidate.A, candidate.B, excluded), explanations.Items.Count);

    // The p of hour and crowd, and of all that were asked. The first is NaN where the pair is followed no further: hour and
    // crowd, or the hour alone, leave p above the most, or those that must fail leave it above the threshold.
    private (double Crowd, double P) Ask(PairEvidence evidence, double most, uint mustFail)
    {
        var asked = 0u;
        var p = 1.0;
        var crowd = double.NaN;
        for (var e = 0; e < explanations.Items.Count; e++)
        {
            evidence.Ask(e, explanations.Items[e]);
            asked |= 1u << e;
            var first = (asked & explanations.HourAndCrowd) == asked;
            var bound =
                first ? most
                : (asked & mustFail) == asked ? threshold
                : 1;
            if (!first && bound >= 1 && e < explanations.Items.Count - 1)
            {
                continue;
            }

            p = evidence.Tail(asked);
            // The tail only grows as more explanations speak: what these explain needs no further asking.
            if (p > bound)
            {
                return (double.NaN, p);
            }

            crowd = asked == explanations.HourAndCrowd ? p : crowd;
        }

        return (crowd, p);
    }

    private Edge Judge(PairEvidence evidence, double crowd, double p, bool mayBeStrong)
    {
        // The whole audience of a fast source acts together, so a source that stands in the data is asked first. In the main
        // window the pair's own reaction is no excuse where a suspect wrote the original: suspects are not each other's alibi.
        // One delegate, so that what it answers is worked out once.
        Func<int, uint> asked = trial =>
            explanations.HourAndCrowd
            | explanations.Routine
            | (feedsStrong && evidence.Pair.IsBySuspect(trial) ? explanations.Audience : explanations.KnownSource);
        var indicated = evidence.Tail(asked) <= threshold && evidence.Excess(asked) >= LeastExcess && Unexplained(evidence, asked, p);
        if (!indicated)
        {
            return Describe(evidence, Tier.None, "", crowd, p, []);
        }

        var weakness =
            p > threshold || evidence.Excess(_ => explanations.All) < LeastExcess ? Sufficient(evidence)
            : evidence.LeaveOneDayOut(explanations.All) > LeaveOneOutLevel ? Weakness.OneDay
            : evidence.LeaveOwnContentOut(explanations.All) > LeaveOneOutLevel ? Weakness.OwnContent
            : evidence.LeaveOneSourceOut(explanations.All) > LeaveOneOutLevel ? Weakness.OneSource
            : mayBeStrong ? ""
            : feedsStrong ? Weakness.WideWindow
            : Weakness.SlowWindow;
        return Describe(
            evidence,
            weakness.Length == 0 ? Tier.Strong : Tier.Indicated,
            weakness,
            crowd,
            p,
            listTrials ? Trials(evidence) : []
        );
    }

    // Within minutes anybody's habits and routines suffice, so there every explanation must fail. In the main window the
    // follower must, or what hour, crowd and source leave unexplained must not hang on one day.
    private bool Unexplained(PairEvidence evidence, Func<int, uint> asked, double p) =>
        !feedsStrong
            ? p <= threshold
            : evidence.Tail(t => asked(t) | explanations.Follower) <= threshold || evidence.LeaveOneDayOut(asked) <= threshold;

    // The explanation that, beside hour and crowd, explains most; where none does alone, the one that speaks loudest.
    private string Sufficient(PairEvidence evidence)
    {
        var (best, id) = (-1.0, "");
        for (var e = 0; e < explanations.Items.Count; e++)
        {
            var bit = 1u << e;
            if ((explanations.HourAndCrowd & bit) == 0)
            {
                var p = evidence.Tail(explanations.HourAndCrowd | bit);
                (best, id) = p > best ? (p, explanations.Items[e].Info.Id) : (best, id);
            }
        }

        return id;
    }

    private List<CoAction> Trials(PairEvidence evidence)
    {
        var pair = evidence.Pair;
        var trials = new List<CoAction>(pair.Trials.Length);
        for (var t = 0; t < pair.Trials.Length; t++)
        {
            var (a, b) = pair.Trials[t];
            var o = table.Object[a];
            trials.Add(
                new CoAction
                {
                    Object = table.NumberOf(o),
                    TimeA = table.Time[a],
                    TimeB = table.Time[b],
                    PostA = table.Post[a],
                    PostB = table.Post[b],
                    Synchronous = pair.Hit[t],
                    Occasion = evidence.Occasion[t],
                    Counted = evidence.Decides(t),
                    Sharers = table.ObjectStart[o + 1] - table.ObjectStart[o],
                    Probabilities = Probabilities(evidence, t),
                    Strongest = evidence.Largest(t, explanations.All).Explanation,
                }
            );
        }

        return trials;
    }

    private double[] Probabilities(PairEvidence evidence, int trial)
    {
        var probabilities = new double[explanations.Items.Count];
        for (var e = 0; e < probabilities.Length; e++)
        {
            probabilities[e] = evidence.Probability(e, trial);
        }

        return probabilities;
    }

    private Edge Describe(PairEvidence evidence, Tier tier, string explainedBy, double crowd, double p, List<CoAction> trials)
    {
        var pair = evidence.Pair;
        var (first, last) = (long.MaxValue, long.MinValue);
        for (var t = 0; t < pair.Trials.Length; t++)
        {
            if (pair.Hit[t])
            {
                first = Math.Min(first, Math.Min(pair.TimeA(t), pair.TimeB(t)));
                last = Math.Max(last, Math.Max(pair.TimeA(t), pair.TimeB(t)));
            }
        }

        return new Edge
        {
            A = pair.A,
            B = pair.B,
            Trace = table.Kind,
            ObjectsShared = pair.Shared.Length,
            ObjectsTested = pair.Trials.Length,
            ObjectsSynchronous = pair.Hits,
            Occasions = evidence.OccasionsWithHit,
            OccasionsTested = evidence.OccasionsTested,
            OccasionsCounted = evidence.OccasionsCounted,
            PCrowd = crowd,
            P = p,
            Threshold = threshold,
            Tier = tier,
            ExplainedBy = explainedBy,
            FirstSeen = first,
            LastSeen = last,
            WindowSeconds = (int)(pair.Window.WindowMs / 1000),
            BlockSeconds = (int)(window.BlockMs / 1000),
            SlotSeconds = table.SlotMs / 1000.0,
            Trials = trials,
        };
    }
}
