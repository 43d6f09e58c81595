using Exhibit.Simulator.Randomness;

namespace Exhibit.Simulator;

/// <summary>
/// Where accounts say they live and which language they set: a large city of their time zone and its language for most, nothing
/// for three in ten, another place for one in ten (moved, or a joke), English for one in six. Written into places.csv by
/// scenarios that need it; the posts do not change. The cities keep no summer time in January, when a world of the default
/// start plays.
/// </summary>
internal sealed class PlaceBook
{
    private const string File = "places.csv";

    private static readonly (int Zone, string City, string Language)[] Cities =
    [
        (-8, "Los Angeles", "en"),
        (-5, "New York", "en"),
        (-3, "Buenos Aires", "es"),
        (0, "London", "en"),
        (1, "Paris", "fr"),
        (2, "Cairo", "ar"),
        (3, "Moscow", "ru"),
        (5, "Karachi", "ur"),
        (8, "Shanghai", "zh"),
        (9, "Tokyo", "ja"),
    ];

    private readonly ScenarioPlan plan;

    /// <summary>Opens the book; the first scenario to do so has the ordinary accounts written.</summary>
    internal PlaceBook(ScenarioPlan plan)
    {
        this.plan = plan;
        if (plan.World.Tables.ContainsKey(File))
        {
            return;
        }

        for (var account = 0; account < plan.World.People.Ordinary; account++)
        {
            var random = new SimRandom(plan.Options.Seed, Purpose.Profile, account + 1, 1);
            var kind = random.Unit();
            var zone = kind < .1 ? Cities[random.Below(Cities.Length)].Zone : plan.World.People[account].Zone;
            if (kind < .7)
            {
                Add(account, zone, random.Chance(1 / 6.0) ? "en" : Language(zone));
            }
        }
    }

    /// <summary>The language of a zone's city.</summary>
    internal static string Language(int zone) => Of(zone).Language;

    /// <summary>Writes what an account claims: the city of a zone, and the language that it set.</summary>
    internal void Add(int account, int zone, string language) =>
        plan.Table(File, ["account_id", "location", "lang"]).Rows.Add([plan.World.Names.Id(account), Of(zone).City, language]);

    private static (int Zone, string City, string Language) Of(int zone) => Cities.MinBy(c => Math.Abs(c.Zone - zone));
}
