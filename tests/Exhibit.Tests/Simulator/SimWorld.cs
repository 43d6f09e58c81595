using Exhibit.Simulator;
using Exhibit.Simulator.Output;

namespace Exhibit.Tests.Simulator;

/// <summary>A small world held in memory, for tests that count what is in it.</summary>
internal sealed class SimWorld : IWorldSink
{
    private NameBook? names;

    internal List<SimPost> Posts { get; } = [];

    internal Dictionary<int, SimLabel> Labels { get; } = [];

    internal Dictionary<string, SideTable> Tables { get; } = new(StringComparer.Ordinal);

    /// <summary>Texts that groups and campaigns published themselves.</summary>
    internal HashSet<string> Planned { get; private init; } = [];

    internal NameBook Names => names!;

    /// <summary>Two weeks of 300 people, and these groups and campaigns.</summary>
    internal static SimWorld With(params IScenario[] scenarios) => With(7, scenarios);

    internal static SimWorld With(ulong seed, params IScenario[] scenarios) =>
        Of(
            new WorldOptions
            {
                Seed = seed,
                Accounts = 300,
                Posts = 12_000,
                Days = 14,
                Topics = 4,
                MeanAudience = 12,
                Groups = [.. scenarios.OfType<Exhibit.Simulator.Innocent.IInnocentGroup>()],
                Campaigns = [.. scenarios.OfType<Exhibit.Simulator.Campaigns.ICampaign>()],
            }
        );

    internal static SimWorld Of(WorldOptions options)
    {
        var world = new SimWorld { Planned = [.. new WorldPlan(options).Posts.Select(post => post.Text)] };
        World.Generate(options, world);
        return world;
    }

    /// <summary>Posts by members of groups and campaigns of this kind.</summary>
    internal List<SimPost> By(string kind) => [.. Posts.Where(post => Labels[post.Account].Kind == kind)];

    internal int[] Members(string kind) => [.. Labels.Values.Where(label => label.Kind == kind).Select(label => label.Account).Order()];

    public void Begin(NameBook names) => this.names = names;

    public void Post(SimPost post) =>
        Posts.Add(
            new SimPost
            {
                Number = post.Number,
                Account = post.Account,
                TimeMs = post.TimeMs,
                Text = post.Text,
                Url = post.Url,
                Hashtags = post.Hashtags,
                Mentions = post.Mentions,
                RepostNumber = post.RepostNumber,
                RepostAccount = post.RepostAccount,
                RepostTimeMs = post.RepostTimeMs,
                ReplyNumber = post.ReplyNumber,
                ReplyAccount = post.ReplyAccount,
                Client = post.Client,
            }
        );

    public void Table(SideTable table) => Tables.Add(table.Name, table);

    public void Label(in SimLabel label) => Labels.Add(label.Account, label);
}
