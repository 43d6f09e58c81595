using CsCheck;
using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Tests.Coordination.Explanations;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Coordination;

public sealed class PairEvidenceTest
{
    [Fact]
    public void ASpreeCountsOnceAtItsLargestProbability()
    {
        var rows = Enumerable
            .Range(0, 8)
            .SelectMany(i => new[] { new Tables.Row("a", $"o{i}", i * 7), new Tables.Row("b", $"o{i}", (i * 7) + 3) });
        var evidence = Evidence(Tables.Of(TimePrecision.Second, rows), out var set);
        Assert.Equal(1, evidence.OccasionsTested);
        Assert.Equal(Hand.Window.HourProbability, evidence.Tail(set.Hour), 12);
    }

    [Fact]
    public void MoreExplanationsNeverLowerTheTail() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 5], Gen.Int[0, 40_000])
            .Select((a, o, t) => new Tables.Row($"a{a}", $"o{o}", t))
            .Array[4, 60]
            .Sample(
                rows =>
                {
                    var table = Tables.Of(TimePrecision.Second, rows);
                    if (table.Accounts < 2)
                    {
                        return;
                    }

                    var evidence = Evidence(table, out var set);
                    var asked = 0u;
                    var before = 0.0;
                    for (var e = 0; e < set.Items.Count; e++)
                    {
                        asked |= 1u << e;
                        var now = evidence.Tail(asked);
                        Assert.True(now >= before - 1e-12, $"{set.Items[e].Info.Id}: {now} after {before}");
                        before = now;
                    }
                },
                iter: 300
            );

    [Fact]
    public void EvidenceOfOneDayDoesNotOutliveIt()
    {
        var rows = Enumerable
            .Range(0, 6)
            .SelectMany(i => new[] { new Tables.Row("a", $"o{i}", i * 7200), new Tables.Row("b", $"o{i}", (i * 7200) + 3) });
        var evidence = Evidence(Tables.Of(TimePrecision.Second, rows), out var set);
        Assert.True(evidence.Tail(set.Hour) < 1e-8);
        Assert.Equal(1, evidence.LeaveOneDayOut(set.Hour));
    }

    private static PairEvidence Evidence(Exhibit.Traces.TraceTable table, out ExplanationSet set)
    {
        set = new ExplanationSet(Catalog.Explanations);
        var evidence = new PairEvidence(Hand.Pair(table), set.Items.Count);
        for (var e = 0; e < set.Items.Count; e++)
        {
            evidence.Ask(e, set.Items[e]);
        }

        return evidence;
    }
}
