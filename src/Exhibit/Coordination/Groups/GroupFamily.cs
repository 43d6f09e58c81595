using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Coordination.Groups;

/// <summary>
/// A family of tests whose unit is the account and its group, not the pair: each half of the objects finds groups, the other
/// tests them, at one fixed threshold for both. Edges are then drawn between confirmed accounts that met at least twice.
/// Feeds tier indicated only. (docs/methods.md, "Common origin and common company".)
/// </summary>
public sealed class GroupFamily(CoordinationOptions options, IGroupRule rule)
{
    /// <summary>Fewest objects, met in as many sittings, with which two confirmed accounts are joined: 2.</summary>
    public const int LeastShared = 2;

    /// <summary>The indicated edges by p, then accounts; the figures; and every test, by account and half.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public (IReadOnlyList<Edge> Edges, TestFamily Figures, IReadOnlyList<MemberTest> Tests) Run(
        TraceTable table,
        CancellationToken cancellation
    )
    {
        MemberTest[] tests =
        [
            .. rule.Tests(table, 0, options.Threads, cancellation),
            .. rule.Tests(table, 1, options.Threads, cancellation),
        ];
        var m = Math.Max(1, tests.Length);
        var threshold = options.Alpha / m;
        int[] testable = [.. tests.Select(t => t.Account).Distinct().Order()];
        var (edges, met) = Draw(table, tests, threshold, cancellation);
        return (
            edges,
            new TestFamily
            {
                Evidence = rule.Evidence,
                WindowSeconds = 0,
                BlockSeconds = 0,
                SlotSeconds = table.SlotMs / 1000.0,
                HourProbability = 0,
                PairsCoSharing = met,
                M = m,
                Threshold = threshold,
                LeastObjects = MemberTest.LeastMet,
                AccountsTestable = testable.Length,
                Testable = testable,
                BlocksLeftOut = 0,
                PairsLeftOut = 0,
            },
            [.. tests.OrderBy(t => t.Account)]
        );
    }

    /// <summary>
    /// The edges between the accounts that pass, by p, then accounts, and how many pairs of them met. A dossier, which holds
    /// only the tests of its own accounts, draws its edges again by this.
    /// </summary>
    internal (IReadOnlyList<Edge> Edges, long Met) Draw(
        TraceTable table,
        IEnumerable<MemberTest> tests,
        double threshold,
        CancellationToken cancellation
    )
    {
        var confirmed = new Dictionary<int, MemberTest>();
        foreach (var test in tests.Where(t => t.Passes(threshold, rule.LeastExcess)))
        {
            if (!confirmed.TryGetValue(test.Account, out var known) || test.P < known.P)
            {
                confirmed[test.Account] = test;
            }
        }

        var (edges, met) = Edges(table, confirmed, threshold, cancellation);
        return ([.. edges.OrderBy(e => e.P).ThenBy(e => e.A).ThenBy(e => e.B)], met);
    }

    private (List<Edge> Edges, long Met) Edges(
        TraceTable table,
        Dictionary<int, MemberTest> confirmed,
        double threshold,
        CancellationToken cancellation
    )
    {
        var shared = new SortedDictionary<(int A, int B), List<(int A, int B)>>();
        for (var o = 0; o < table.Objects; o++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!Halves.Joins(table, o, Halves.Of(table, o)))
            {
                continue;
            }

            for (var x = table.ObjectStart[o]; x < table.ObjectStart[o + 1]; x++)
            {
                for (var y = x + 1; confirmed.ContainsKey(table.Account[x]) && y < table.ObjectStart[o + 1]; y++)
                {
                    if (confirmed.ContainsKey(table.Account[y]) && !PairRule.IsAuthorAndReposter(table, x, y))
                    {
                        var (a, b) = table.Account[x] < table.Account[y] ? (x, y) : (y, x);
                        var key = (table.Account[a], table.Account[b]);
                        (shared.TryGetValue(key, out var rows) ? rows : shared[key] = []).Add((a, b));
                    }
                }
            }
        }

        var edges = new List<Edge>();
        foreach (var ((a, b), rows) in shared)
        {
            var trials = Trials(table, rows);
            if (trials.Max(t => t.Occasion) >= LeastShared)
            {
                edges.Add(Describe(table, confirmed[a], confirmed[b], trials, threshold));
            }
        }

        return (edges, shared.Count);
    }

    private Edge Describe(TraceTable table, MemberTest a, MemberTest b, List<CoAction> trials, double threshold)
    {
        var weaker = a.P >= b.P ? a : b;
        return new Edge
        {
            A = a.Account,
            B = b.Account,
            Trace = table.Kind,
            Evidence = rule.Evidence,
            ObjectsShared = trials.Count,
            ObjectsTested = trials.Count,
            ObjectsSynchronous = trials.Count(t => t.Synchronous),
            Occasions = trials.Max(t => t.Occasion),
            OccasionsTested = weaker.Sittings,
            OccasionsCounted = weaker.Met,
            Group = new GroupEvidence(weaker.GroupSize, weaker.OutsiderObjects, weaker.OutsiderMet),
            PCrowd = weaker.P,
            P = weaker.P,
            Threshold = threshold,
            Tier = Tier.Indicated,
            ExplainedBy = rule.Evidence == EvidenceKind.CommonOrigin ? Weakness.CommonOrigin : Weakness.CommonCompany,
            FirstSeen = trials.Min(t => Math.Min(t.TimeA, t.TimeB)),
            LastSeen = trials.Max(t => Math.Max(t.TimeA, t.TimeB)),
            WindowSeconds = 0,
            BlockSeconds = 0,
            Trials = trials,
        };
    }

    // Sittings of the pair: objects that both met at most the pause after the one before.
    private List<CoAction> Trials(TraceTable table, List<(int A, int B)> rows)
    {
        var time = table.Time;
        rows.Sort((x, y) => time[x.A] != time[y.A] ? time[x.A].CompareTo(time[y.A]) : table.Object[x.A].CompareTo(table.Object[y.A]));
        var trials = new List<CoAction>(rows.Count);
        var (sitting, lastA, lastB) = (0, 0L, 0L);
        foreach (var (a, b) in rows)
        {
            var begins = sitting == 0 || time[a] - lastA > Occasions.PauseMs || Math.Abs(time[b] - lastB) > Occasions.PauseMs;
            sitting += begins ? 1 : 0;
            (lastA, lastB) = (time[a], time[b]);
            trials.Add(
                new CoAction
                {
                    Object = table.Object[a],
                    TimeA = time[a],
                    TimeB = time[b],
                    PostA = table.PostOf(a),
                    PostB = table.PostOf(b),
                    Synchronous = Math.Abs(time[a] - time[b]) <= options.WindowMs,
                    Occasion = sitting,
                    Counted = begins,
                    Sharers = table.ObjectStart[table.Object[a] + 1] - table.ObjectStart[table.Object[a]],
                    Probabilities = [],
                    Strongest = -1,
                }
            );
        }

        return trials;
    }
}
