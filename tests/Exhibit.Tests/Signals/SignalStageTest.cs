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

    [Theory]
    [InlineData("automation", "co-post", false)]
    [InlineData("deletions", "co-post", false)]
    [InlineData("leak-amplification", "co-link", true)]
    [InlineData("leak-amplification", "co-repost", true)]
    [InlineData("leak-amplification", "co-post", true)]
    [InlineData("leak-amplification", "co-hashtag", false)]
    [InlineData("opposed-groups", "co-link", true)]
    [InlineData("opposed-groups", "co-post", false)]
    [InlineData("staged-argument", "co-reply", true)]
    [InlineData("staged-argument", "co-link", false)]
    [InlineData("working-hours", "co-post", false)]
    public void EachSignalOfActsGivesNoPWhereItReadsTheTraceThatFoundTheCommunity(string id, string trace, bool reused)
    {
        var info = Catalog.Signals.Single(s => s.Info.Id == id).Info;
        const double Level = .002;
        SignalResult Result(double p) =>
            Assert.Single(Run([new Fake(SubjectKind.Community, p) { Info = info }], e => e with { Trace = trace }, Level));

        var seen = Assert.Single(Result(Level).Observations);
        Assert.Equal(
            (reused, reused ? $"The community was found by {trace}, which this signal reads too: no p." : ""),
            (seen.P is null, seen.WithoutP)
        );
        Assert.Equal(!reused, seen.Observed);

        // Communities are held against alpha R / m and not against alpha over the number tested.
        Assert.Equal(reused ? 1 : 0, Result(Level * 1.01).Observations.Count(o => !o.Observed));
        Assert.Equal(reused ? (double?)null : Level, seen.Threshold);
    }

    [Fact]
    public void AnObservationMaySayThatItReusesNothingAndASecondCommunityCounts()
    {
        Observation With(IReadOnlyList<string>? reuses, int community, int other) =>
            Assert.Single(
                Assert
                    .Single(
                        Run([
                            new Fake(SubjectKind.Community, 1e-9, "co-post")
                            {
                                Change = o => o with { ReusesTraces = reuses, Community = community, OtherCommunity = other },
                            },
                        ])
                    )
                    .Observations
            );
        Assert.Null(With(null, 1, 0).P);
        Assert.NotNull(With([], 1, 0).P);
        Assert.Null(With(null, 99, 1).P);
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

    private static IReadOnlyList<SignalResult> Run(params ISignal[] signals) => Run(signals, e => e, .05);

    private static IReadOnlyList<SignalResult> Run(ISignal[] signals, Func<Edge, Edge> edges, double level)
    {
        var run = SmallCase.Run.Result;
        return new SignalStage(signals, .05).Run(
            new SignalData([.. run.Accounts.Select(Copy)], run.Communities, [.. run.Edges.Select(edges)], null!) { CommunityLevel = level },
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
        public Func<Observation, Observation> Change { get; init; } = o => o;

        public SignalInfo Info { get; init; } =
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
                    Change(
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
                        }
                    ),
                ]
            );
    }
}
