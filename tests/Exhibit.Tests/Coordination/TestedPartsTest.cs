using Exhibit.Benchmarks.Accuracy;
using Exhibit.Model;
using Exhibit.Simulator;
using Exhibit.Spilling;
using Exhibit.Tests.Simulator;

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

    // An edge and its trials, as text: neither compares by what its lists hold.
    private static string Told(Edge edge) =>
        $"{edge with { Trials = [] }} {string.Join(';', edge.Trials.Select(t => System.Text.Json.JsonSerializer.Serialize(t, Numbers)))}";

    private static readonly System.Text.Json.JsonSerializerOptions Numbers = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private static CaseResult Run(string posts, SpillSpace space) =>
        new Analysis(new AnalysisOptions { Threads = 2 }, new MemoryPostStore(), new Nowhere(), TimeProvider.System) { Space = space }.Run(
            [posts],
            default
        );

    private sealed class Nowhere : IRejectionSink
    {
        public void Reject(Rejection rejection) { }
    }
}
