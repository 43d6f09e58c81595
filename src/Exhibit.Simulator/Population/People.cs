using Exhibit.Simulator.Randomness;

namespace Exhibit.Simulator.Population;

/// <summary>
/// All accounts of a world: ordinary people first, topic after topic, then the members of the groups and campaigns.
/// About 40 bytes an account; nothing here grows with the number of posts.
/// </summary>
internal sealed class People
{
    private static readonly int[] Zones = [-8, -5, -3, 0, 1, 2, 3, 5, 8, 9];

    private readonly Trait[] traits;
    private readonly int[] topicStart;
    private readonly AliasTable[] byTopic;
    private readonly AliasTable all;
    private readonly WorldOptions options;
    private int added;

    internal People(WorldOptions options, int members)
    {
        this.options = options;
        Ordinary = options.Accounts;
        traits = new Trait[options.Accounts + members];
        topicStart = TopicStarts(options);
        var weights = new double[Ordinary];
        var random = new SimRandom(options.Seed, Purpose.Trait);
        for (var topic = 0; topic < options.Topics; topic++)
        {
            for (var i = topicStart[topic]; i < topicStart[topic + 1]; i++)
            {
                traits[i] = Draw(random.Restart(options.Seed, Purpose.Trait, i), topic);
                weights[i] = traits[i].Activity;
            }
        }

        all = new AliasTable(weights);
        byTopic = new AliasTable[options.Topics];
        for (var topic = 0; topic < options.Topics; topic++)
        {
            byTopic[topic] = new AliasTable(weights.AsSpan(topicStart[topic]..topicStart[topic + 1]));
        }
    }

    /// <summary>Ordinary accounts; members have the indices from here on.</summary>
    internal int Ordinary { get; }

    /// <summary>Members added so far.</summary>
    internal int Added => added;

    /// <summary>All accounts.</summary>
    internal int Count => traits.Length;

    /// <summary>The traits of one account.</summary>
    internal ref readonly Trait this[int account] => ref traits[account];

    /// <summary>The home time zone of a topic, hours east of UTC.</summary>
    internal static int HomeZone(WorldOptions options, int topic) =>
        Zones[(int)(SimRandom.Hash(options.Seed, Purpose.Trait, -1, topic) % (ulong)Zones.Length)];

    /// <summary>Adds a member who lives like an ordinary person of this topic; null takes the person's own draw.</summary>
    internal int Add(int topic, int? zone = null, int? sessions = null, byte? client = null)
    {
        var index = Ordinary + added++;
        var drawn = Draw(new SimRandom(options.Seed, Purpose.Trait, index), topic);
        traits[index] = new Trait
        {
            Topic = drawn.Topic,
            Zone = (sbyte)(zone ?? drawn.Zone),
            Sessions = (byte)(sessions ?? drawn.Sessions),
            Client = client ?? drawn.Client,
            Activity = drawn.Activity,
        };
        return index;
    }

    /// <summary>Draws an ordinary account by activity, with homophily: people of the topic are that many times as likely.</summary>
    internal int DrawFor(int topic, SimRandom random)
    {
        var own = options.Homophily / (options.Homophily + options.Topics - 1);
        return random.Chance(own) ? topicStart[topic] + byTopic[topic].Draw(random) : all.Draw(random);
    }

    /// <summary>One of the some forty people who see what this account does: its neighbours within the topic.</summary>
    internal int Neighbour(int account, SimRandom random)
    {
        var topic = traits[account].Topic;
        int low = topicStart[topic],
            size = topicStart[topic + 1] - low;
        var home = account < Ordinary ? account - low : (int)(SimRandom.Hash(options.Seed, Purpose.Follow, account) % (ulong)size);

        // Near people are likelier than far ones: small circles that overlap.
        var step = 1 + Math.Min(random.Round(random.Exponential(6)), 20);
        var there = random.Chance(.5) ? home + step : home - step;
        return low + (((there % size) + size) % size);
    }

    /// <summary>Indices of one topic's ordinary accounts: first and one past the last.</summary>
    internal (int First, int End) Topic(int topic) => (topicStart[topic], topicStart[topic + 1]);

    private Trait Draw(SimRandom random, int topic)
    {
        var away = random.Chance(.2);
        var zone = away ? Zones[random.Below(Zones.Length)] : HomeZone(options, topic);
        var sessions = random.Chance(options.SessionShare) ? 1 + random.Below(3) : 0;
        var client = random.Unit() switch
        {
            < .55 => Clients.Phone,
            < .85 => Clients.Web,
            < .95 => Clients.Tablet,
            < .985 => Clients.Desk,
            _ => Clients.Scheduler,
        };
        return new Trait
        {
            Topic = (byte)topic,
            Zone = (sbyte)zone,
            Sessions = (byte)sessions,
            Client = client,

            // The cap is a person's day: nobody is a thousand times as active as the least active.
            Activity = (float)Math.Min(random.Pareto(1, options.ActivityShape), 400),
        };
    }

    private static int[] TopicStarts(WorldOptions options)
    {
        var starts = new int[options.Topics + 1];
        double sum = 0,
            total = 0;
        for (var topic = 0; topic < options.Topics; topic++)
        {
            total += 1.0 / (topic + 3);
        }

        for (var topic = 0; topic < options.Topics; topic++)
        {
            sum += 1.0 / (topic + 3);
            starts[topic + 1] = (int)(options.Accounts * (sum / total));
        }

        starts[^1] = options.Accounts;
        return starts;
    }
}
