using Exhibit.Benchmarks.Accuracy;
using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Simulator;
using Exhibit.Spilling;
using Exhibit.Tests.Simulator;
using Exhibit.Traces;

namespace Exhibit.Tests.Coordination;

/// <summary>Tested part by part, and with controls made object by object, a world has the edges that it has in memory.</summary>
public sealed class TestedPartsTest
{
    [Theory]
    [InlineData(600_000)]
    [InlineData(6_000_000)]
    public void PartByPartTheEdgesAreTheSame(long limit)
    {
        using var folder = new TempFolder();
        World.Write(folder.Path, WorldPresets.Get("mixed", 3) with { Accounts = 400, Posts = 12_000 });
        var posts = Path.Combine(folder.Path, World.PostsFile);
        using var space = new SpillSpace(Path.Combine(folder.Path, "spill"), limit);
        var (plain, limited) = (Run(posts, new SpillSpace()), Run(posts, space));
        Assert.Contains(plain.Edges, e => e.Tier == Tier.Strong);
        Assert.Contains(plain.Edges, e => e.Tier == Tier.None && e.PCrowd != e.P);
        Assert.Equal(plain.Edges.Select(Told), limited.Edges.Select(Told));
        Assert.Equal(plain.Controls, limited.Controls);
        Assert.Equal(
            plain.Families.Select(f => (f.M, f.PairsCoSharing, f.AccountsTestable)),
            limited.Families.Select(f => (f.M, f.PairsCoSharing, f.AccountsTestable))
        );
    }

    /// <summary>Of more pairs than are always tested together the table is taken part by part, and a part says of a pair what the table says.</summary>
    [Fact]
    public void ManyPairsAreTestedInSeveralPartsAndEachOnce()
    {
        using var folder = new TempFolder();
        World.Write(folder.Path, WorldPresets.Get("null", 3) with { Accounts = 160, Posts = 3_000 });
        var posts = Path.Combine(folder.Path, World.PostsFile);
        using var space = new SpillSpace(Path.Combine(folder.Path, "spill"), 200_000);
        var (memory, disk) = (Tables(posts, new SpillSpace()), Tables(posts, space));
        var kind = memory.Where(t => t.AnySource).MaxBy(t => t.TracesSeen)!.Kind;
        var (plain, parked) = (memory.Single(t => t.Kind == kind), disk.Single(t => t.Kind == kind));
        Assert.True(parked.IsParked);
        var candidates = new SpillList<PairCount>(space);
        for (var a = 0; a < plain.Accounts; a++)
        {
            for (var b = a + 1; b < plain.Accounts; b++)
            {
                candidates.Add(new PairCount(a, b, 1, 1));
            }
        }

        var (next, parts) = (0L, 0);
        new TestedParts(parked, candidates, _ => true).Each(
            (part, from, to) =>
            {
                Assert.Equal(next, from);
                Assert.True(part.IsPart);
                (next, parts) = (to, parts + 1);
                var some = new PairCount[(int)(to - from)];
                candidates.Read(from, some);
                foreach (var pair in some.Where((_, i) => i % 53 == 0))
                {
                    Assert.Equal(Shared(plain, pair.A, pair.B), Shared(part, pair.A, pair.B));
                }
            },
            default
        );
        Assert.Equal(candidates.Count, next);
        Assert.True(parts > 2, $"{parts} parts");
    }

    // Times at which two accounts shared an object, in the order of the objects.
    private static List<(long, long)> Shared(TraceTable table, int a, int b)
    {
        var found = new List<(long, long)>();
        for (var o = 0; o < table.Objects; o++)
        {
            var (from, to) = (table.ObjectStart[o], table.ObjectStart[o + 1]);
            var accounts = table.Account.AsSpan(from, to - from);
            if (accounts.IndexOf(a) is >= 0 and var ofA && accounts.IndexOf(b) is >= 0 and var ofB)
            {
                found.Add((table.Time[from + ofA], table.Time[from + ofB]));
            }
        }

        return found;
    }

    private static IReadOnlyList<TraceTable> Tables(string posts, SpillSpace space)
    {
        var analysis = Prepared(space);
        analysis.Run([posts], default);
        return analysis.Traces;
    }

    // An edge and its trials, as text: neither compares by what its lists hold.
    private static string Told(Edge edge) =>
        $"{edge with { Trials = [] }} {string.Join(';', edge.Trials.Select(t => System.Text.Json.JsonSerializer.Serialize(t, Numbers)))}";

    private static readonly System.Text.Json.JsonSerializerOptions Numbers = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private static CaseResult Run(string posts, SpillSpace space) => Prepared(space).Run([posts], default);

    private static Analysis Prepared(SpillSpace space) =>
        new(new AnalysisOptions { Threads = 2 }, new MemoryPostStore(), new Nowhere(), TimeProvider.System) { Space = space };

    private sealed class Nowhere : IRejectionSink
    {
        public void Reject(Rejection rejection) { }
    }
}
