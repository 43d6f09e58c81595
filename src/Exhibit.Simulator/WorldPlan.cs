using Exhibit.Simulator.Cascades;
using Exhibit.Simulator.Innocent;
using Exhibit.Simulator.Output;
using Exhibit.Simulator.Population;
using Exhibit.Simulator.Randomness;

namespace Exhibit.Simulator;

/// <summary>
/// What is decided before the first post is written: the people, the sources, the ordinary objects, and all that groups
/// and campaigns will do. Memory grows with accounts and with the groups' own posts, not with the world's posts.
/// </summary>
internal sealed class WorldPlan
{
    private readonly List<(long Object, int Account, long TimeMs)> joins = [];
    private readonly SimLabel[] labels;

    internal WorldPlan(WorldOptions options)
    {
        Options = options;
        var members = options.Scenarios.Sum(scenario => scenario.Accounts);
        People = new People(options, members);
        Presence = new Presence(options, People);
        Sources = new SourceBook(options, People);
        Objects = new ObjectBook(options, People, Sources);
        Names = new NameBook(options.Seed, People.Count);
        OwnPosts = new int[members];
        Own = new OwnPostBook(this);
        labels = new SimLabel[members];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var first = People.Ordinary;
        foreach (var (scenario, index) in options.Scenarios.Select((scenario, index) => (scenario, index)))
        {
            var number = numbers[scenario.Kind] = numbers.GetValueOrDefault(scenario.Kind) + 1;
            var role = index < options.Groups.Count ? "innocent-group" : "campaign";
            var name = FormattableString.Invariant($"{scenario.Kind}-{number}");
            var explanations = scenario is IInnocentGroup innocent ? string.Join(';', innocent.Explanations) : "";
            for (var i = first; i < first + scenario.Accounts; i++)
            {
                labels[i - People.Ordinary] = new SimLabel(i, role, name, scenario.Kind, index < options.Groups.Count, explanations);
            }

            first += scenario.Accounts;
            scenario.Plan(new ScenarioPlan(this, index));
            if (People.Added != first - People.Ordinary)
            {
                throw new InvalidOperationException(
                    FormattableString.Invariant($"{scenario.Kind} announced {scenario.Accounts} accounts and added another number.")
                );
            }
        }

        Own.Complete();
        joins.Sort();
    }

    internal WorldOptions Options { get; }

    internal People People { get; }

    internal Presence Presence { get; }

    internal SourceBook Sources { get; }

    internal ObjectBook Objects { get; }

    internal NameBook Names { get; }

    internal OwnPostBook Own { get; }

    /// <summary>Side files by name.</summary>
    internal SortedDictionary<string, SideTable> Tables { get; } = new(StringComparer.Ordinal);

    /// <summary>Posts with a picture and its PDQ; media.csv is made of them once the posts have their numbers.</summary>
    internal List<(PlannedPost Post, string Pdq)> Pictures { get; } = [];

    /// <summary>Own posts of the members, by index after the ordinary accounts.</summary>
    internal int[] OwnPosts { get; }

    /// <summary>What groups publish themselves, in the order in which it is written.</summary>
    internal List<PlannedPost> Posts { get; } = [];

    /// <summary>Shares of ordinary objects by members, by object.</summary>
    internal List<(long Object, int Account, long TimeMs)> Joins => joins;

    /// <summary>Lets a member share an ordinary object.</summary>
    internal void Join(long number, int account, long timeMs) => joins.Add((number, account, timeMs));

    /// <summary>The label of an account.</summary>
    internal SimLabel Label(int account) =>
        account < People.Ordinary ? new SimLabel(account, "ordinary", "", "", Innocent: true) : labels[account - People.Ordinary];
}
