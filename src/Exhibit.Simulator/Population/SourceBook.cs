using Exhibit.Simulator.Randomness;

namespace Exhibit.Simulator.Population;

/// <summary>
/// The accounts that others repost: a few hubs and a long tail (Zipf), each with its topic, its pace and its followers.
/// Followers are drawn with replacement by activity, so that who is active appears more often in a list: drawing from
/// it uniformly draws by activity.
/// </summary>
internal sealed class SourceBook
{
    private static readonly double[] Medians = [60, 300, 3_600, 21_600];

    private readonly int[] accounts;
    private readonly int[][] followers;
    private readonly WorldOptions options;

    internal SourceBook(WorldOptions options, People people)
    {
        this.options = options;
        accounts = new int[options.SourceCount];
        followers = new int[options.SourceCount][];
        var random = new SimRandom(options.Seed, Purpose.Source);
        var taken = new HashSet<int>();
        for (var source = 0; source < accounts.Length; source++)
        {
            random.Restart(options.Seed, Purpose.Source, source);
            do
            {
                accounts[source] = random.Below(people.Ordinary);
            } while (!taken.Add(accounts[source]));

            var topic = people[accounts[source]].Topic;
            var size = Math.Clamp((int)(people.Ordinary * .35 / StableMath.Pow(source + 1, .7)), 12, Math.Max(12, people.Ordinary / 2));
            followers[source] = new int[size];
            for (var i = 0; i < size; i++)
            {
                followers[source][i] = people.DrawFor(topic, random);
            }
        }
    }

    /// <summary>Number of sources; the lower the number the larger the following.</summary>
    internal int Count => accounts.Length;

    /// <summary>The account of a source.</summary>
    internal int Account(int source) => accounts[source];

    /// <summary>One follower, by activity.</summary>
    internal int Follower(int source, SimRandom random) => followers[source][random.Below(followers[source].Length)];

    /// <summary>Entries in the follower list, repeats included.</summary>
    internal int Following(int source) => followers[source].Length;

    /// <summary>How fast the source's audience usually is: median of exposure after the post, seconds.</summary>
    internal double MedianSeconds(int source) => Medians[SimRandom.Hash(options.Seed, Purpose.Source, source, 1) % 4];

    /// <summary>Whether the source publishes by a clock: on the full or half hour.</summary>
    internal bool OnTheClock(int source) => SimRandom.HashUnit(options.Seed, Purpose.Source, source, 2) < .12;

    /// <summary>A source drawn by its following and homophily.</summary>
    internal int DrawFor(People people, int topic, SimRandom random)
    {
        for (var tries = 0; ; tries++)
        {
            // The cube crowds the ranks at the top, about as 1 / rank^(2/3).
            var unit = random.Unit();
            var source = (int)(Count * unit * unit * unit);
            if (tries == 30 || people[accounts[source]].Topic == topic || random.Unit() < 1 / options.Homophily)
            {
                return source;
            }
        }
    }
}
