using Exhibit.Coordination;
using Exhibit.Coordination.Groups;
using Exhibit.Model;
using Exhibit.Tests.Support;
using Exhibit.Traces;

namespace Exhibit.Tests.Coordination.Groups;

public sealed class GroupFamilyTest
{
    private static readonly CoordinationOptions Options = new(60_000, 3_600_000, 600_000, 21_600_000, .05, 2);

    // Three accounts that publish the same twelve messages hours apart, each on a day of its own, among forty people whose words are theirs alone.
    private static List<Tables.Row> Ring(int days = 12)
    {
        var rows = new List<Tables.Row>();
        for (var message = 0; message < 12; message++)
        {
            for (var member = 0; member < 3; member++)
            {
                rows.Add(
                    new Tables.Row($"ring{member}", $"message {message}", (message % days * 86_400) + (member * 7_200) + (message * 600))
                );
            }
        }

        for (var person = 0; person < 40; person++)
        {
            for (var message = 0; message < 20; message++)
            {
                rows.Add(new Tables.Row($"person{person}", $"words {person} {message}", (message * 86_400) + (person * 60)));
            }
        }

        return rows;
    }

    private static (IReadOnlyList<Edge> Edges, TestFamily Figures, IReadOnlyList<MemberTest> Tests) Run(IEnumerable<Tables.Row> rows) =>
        new GroupFamily(Options, new OriginRule()).Run(Tables.Of(TimePrecision.Second, rows), default);

    [Fact]
    public void SameWordsOnManyDaysAreIndicatedAndNameTheirExplanation()
    {
        var (edges, figures, _) = Run(Ring());
        Assert.Equal([(0, 1), (0, 2), (1, 2)], edges.Select(e => (e.A, e.B)).Order());
        Assert.All(edges, e => Assert.Equal((Tier.Indicated, Weakness.CommonOrigin, 12), (e.Tier, e.ExplainedBy, e.ObjectsShared)));
        Assert.All(edges, e => Assert.True(e.P <= figures.Threshold));
        Assert.Equal(EvidenceKind.CommonOrigin, figures.Evidence);
    }

    [Fact]
    public void AllOnOneDayIsNothing() => Assert.Empty(Run(Ring(days: 1)).Edges);

    [Fact]
    public void WordsThatGoAroundAreNothing()
    {
        // Everybody publishes the ring's messages too: more than twenty sharers join nobody.
        var rows = Ring();
        for (var person = 0; person < 40; person++)
        {
            rows.AddRange(Enumerable.Range(0, 12).Select(m => new Tables.Row($"person{person}", $"message {m}", (m * 86_400) + person)));
        }

        Assert.Empty(Run(rows).Edges);
    }

    [Fact]
    public void OutsidersWhoPublishTheSameWordsRaiseTheRate()
    {
        // Each message also comes from fifteen strangers who publish nothing else: whoever is outside meets the ring's words as well.
        var (alone, _, _) = Run(Ring());
        var rows = Ring();
        rows.AddRange(Enumerable.Range(0, 180).Select(i => new Tables.Row($"stranger{i}", $"message {i % 12}", (i * 3_600) + 1)));
        var (crowded, _, _) = Run(rows);
        Assert.NotEmpty(alone);
        Assert.Empty(crowded);
    }

    [Fact]
    public void ThePOfAnEdgeIsThatOfItsWeakerAccount()
    {
        var (edges, _, tests) = Run(Ring());
        foreach (var edge in edges)
        {
            var best = tests.GroupBy(t => t.Account).ToDictionary(g => g.Key, g => g.Min(t => t.P));
            Assert.Equal(Math.Max(best[edge.A], best[edge.B]), edge.P);
        }
    }

    [Fact]
    public void TheExcessIsAskedOnTopOfP()
    {
        // 300 of 400 sittings where outsiders meet the group one time in two: p is tiny, the excess is one and a half.
        var test = new MemberTest(0, 5, 400, 300, 1_000, 500, 1e-12, 1e-6);
        Assert.True(test.Passes(1e-6, 1.4));
        Assert.False(test.Passes(1e-6, 3));
    }

    [Fact]
    public void ShortContentsFallIntoBothHalvesToo()
    {
        var table = Tables.Of([.. Enumerable.Range(0, 400).Select(i => ("a", $"o{i}", (double)i))]);
        Assert.InRange(Enumerable.Range(0, table.Objects).Count(o => Halves.Of(table, o) == 0), 150, 250);
    }
}
