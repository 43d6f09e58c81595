using System.Text.Json.Nodes;
using Exhibit.Model;
using Exhibit.Signals;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

/// <summary>Thresholds, what reuses a trace, and where observations land.</summary>
public sealed class SignalStageTest
{
    [Theory]
    [InlineData(5, 234, 4, .05 * 5 / 235)]
    [InlineData(0, 100, 0, .05)]
    [InlineData(3, 2, 9, .05)]
    public void CommunitiesAreHeldAgainstTheSelectedShare(int communities, int testable, int inside, double level) =>
        Assert.Equal(level, SignalStage.CommunityLevel(communities, testable, inside, .05), 12);

    [Fact]
    public void AnAccountsPIsHeldAgainstTheNumberTested()
    {
        var result = Run(new Fake(SubjectKind.Account, .0011), new Fake(SubjectKind.Account, .0009));
        Assert.Empty(result[0].Observations);
        var seen = Assert.Single(result[1].Observations);
        Assert.Equal((true, .001), (seen.Observed, seen.Threshold));
    }

    [Fact]
    public void ASignalThatReusesTheTraceGivesNoP()
    {
        var seen = Assert.Single(Run(new Fake(SubjectKind.Community, 1e-9, "co-post"))[0].Observations);
        Assert.Null(seen.P);
        Assert.False(seen.Observed);
        Assert.Contains("found by co-post", seen.WithoutP, StringComparison.Ordinal);
        Assert.Equal(1e-9, Assert.Single(Run(new Fake(SubjectKind.Community, 1e-9, "co-link"))[0].Observations).P);
    }

    [Fact]
    public void EverySignalDeclaresWhatTheIssueAsks()
    {
        var disarm = File.Exists(Path.Combine(RealData.Repository, "..", "shared", "data", "disarm", "DISARM.json"))
            ? File.ReadAllText(RealData.Data("disarm/DISARM.json"))
            : null;
        Assert.All(
            Catalog.Signals.Select(s => s.Info),
            info =>
            {
                Assert.NotEmpty(info.Title);
                Assert.NotEmpty(info.Reads);
                Assert.NotEmpty(info.References);
                Assert.NotEmpty(info.Innocent);
                Assert.NotEmpty(info.CannotShow);
                Assert.NotEmpty(info.Disarm);
                Assert.True(info.Version >= 1);
                Assert.All(info.Disarm, id => Assert.True(disarm is null || disarm.Contains($"\"{id}\"", StringComparison.Ordinal), id));
            }
        );
    }

    [Fact]
    public void EverySignalOfACaseSaysWhatItSawOrWhyNot()
    {
        var summary = JsonNode.Parse(SmallCase.Run.Read("summary.json"))!["signals"]!.AsArray();
        Assert.Equal(Catalog.Signals.Select(s => s.Info.Id), summary.Select(s => (string)s!["id"]!));
        Assert.All(SmallCase.Run.Result.Signals.Where(s => s.Info.Inputs.Count > 0), s => Assert.NotEmpty(s.NotObservable));
        Assert.All(
            SmallCase.Run.Result.Signals.Where(s => s.NotObservable.Length > 0),
            s => Assert.Contains(s.NotObservable, SmallCase.Run.Read("report.html"), StringComparison.Ordinal)
        );
        Assert.All(SmallCase.Run.Result.Findings.Where(f => f.Rung == 2), f => Assert.Equal(Tier.None, f.Tier));
    }

    private static IReadOnlyList<SignalResult> Run(params ISignal[] signals)
    {
        var run = SmallCase.Run.Result;
        return new SignalStage(signals, .05).Run(
            new SignalData([.. run.Accounts.Select(Copy)], run.Communities, run.Edges, null!),
            null,
            default
        );
    }

    private static Account Copy(Account a) =>
        new()
        {
            Index = a.Index,
            Platform = a.Platform,
            Id = a.Id,
            Handle = a.Handle,
        };

    private sealed class Fake(SubjectKind subject, double p, params string[] reuses) : ISignal
    {
        public SignalInfo Info { get; } =
            new()
            {
                Id = "fake",
                Version = 1,
                Title = "",
                Reads = [],
                Options = [],
                References = [],
                Disarm = [],
                Innocent = [],
                CannotShow = [],
                ReusesTraces = reuses,
            };

        public SignalOutcome Observe(SignalData data, CancellationToken cancellation) =>
            SignalOutcome.Of(
                50,
                [
                    new Observation
                    {
                        Subject = subject,
                        About = "x",
                        Statement = "",
                        Statistic = [],
                        Null = "",
                        P = p,
                        Community = subject == SubjectKind.Community ? 1 : 0,
                        Accounts = [0],
                    },
                ]
            );
    }
}
