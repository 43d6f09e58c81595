using System.Globalization;
using Exhibit.Simulator.Output;
using Exhibit.Simulator.Randomness;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator;

/// <summary>
/// What accounts say of themselves: handles of several builds, creation over seven years, descriptions of which some are a
/// common motto, pictures of which some are common. Written into profiles.csv and avatars.csv by scenarios that need them;
/// the posts do not change but for the handles.
/// </summary>
internal sealed class ProfileBook
{
    private const string Profiles = "profiles.csv";
    private const string Avatars = "avatars.csv";
    private const int Mottos = 20;
    private const int StockPictures = 30;

    private readonly ScenarioPlan plan;

    /// <summary>Opens the book; the first scenario to do so has the ordinary accounts written.</summary>
    internal ProfileBook(ScenarioPlan plan)
    {
        this.plan = plan;
        if (plan.World.Tables.ContainsKey(Profiles))
        {
            return;
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var account = 0; account < plan.World.People.Ordinary; account++)
        {
            var random = new SimRandom(plan.Options.Seed, Purpose.Profile, account + 1);
            if (AnyHandle(random, plan.World.Names.Number(account)) is { } handle && taken.Add(handle))
            {
                plan.World.Names.Rename(account, handle, long.MinValue);
            }

            Add(account, AnyTime(random), AnyDescription(random), AnyPicture(random));
        }
    }

    /// <summary>A creation at some time of the last seven years, more in the later ones.</summary>
    internal long AnyTime(SimRandom random)
    {
        var unit = random.Unit();
        return plan.Options.StartMs - (long)((20 + (2_500 * unit * Math.Sqrt(unit))) * 86_400_000);
    }

    /// <summary>A description of one's own, a common motto (one in thirty), or none (three in ten).</summary>
    internal string AnyDescription(SimRandom random)
    {
        var kind = random.Unit();
        return kind < .3 ? ""
            : kind < .33 ? Motto(random.Below(Mottos))
            : Filler.Sentence(random, 5 + random.Below(5));
    }

    /// <summary>A picture of one's own, a stock picture (one in ten), or the platform's (one in twenty).</summary>
    internal string AnyPicture(SimRandom random)
    {
        var (kind, unit) = (random.Unit(), random.Unit());
        return kind < .05 ? Stock(0)
            : kind < .15 ? PictureBook.Copy(Stock(1 + (int)(StockPictures * unit * unit)), 4, random)
            : PictureBook.Pdq(random);
    }

    /// <summary>The n-th stock picture; 0 is the platform's own, 1 the most common.</summary>
    internal string Stock(int number) => PictureBook.Pdq(new SimRandom(plan.Options.Seed, Purpose.Profile, 0, number + 1));

    /// <summary>The n-th common motto.</summary>
    internal string Motto(int number) => Filler.Sentence(new SimRandom(plan.Options.Seed, Purpose.Profile, 0, 1_000 + number), 8);

    /// <summary>A handle of one of several builds, or null for the world's own.</summary>
    internal static string? AnyHandle(SimRandom random, long number)
    {
        var (a, b) = (Filler.Word(random), Filler.Word(random));
        return random.Below(7) switch
        {
            0 => Invariant($"sim-{a}{number}"),
            1 => Invariant($"sim-{Capital(a)}{Capital(b)}"),
            2 => Invariant($"sim-{a}_{b}"),
            3 => Invariant($"sim-{a}_{b}{number % 100}"),
            4 => Invariant($"sim-{Capital(a)}{Capital(b)}{10 + (number % 90)}"),
            5 => Invariant($"sim-{a}{b}"),
            _ => null,
        };
    }

    /// <summary>A word with a capital.</summary>
    internal static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>Writes an account's profile and picture.</summary>
    internal void Add(int account, long createdMs, string description, string pdq, string name = "")
    {
        var id = plan.World.Names.Id(account);
        plan.Table(Profiles, ["account_id", "name", "description", "created_at"])
            .Rows.Add([id, name, description, ScenarioPlan.Stamp(createdMs)]);
        if (pdq.Length > 0)
        {
            plan.Table(Avatars, ["account_id", "pdq", "quality"]).Rows.Add([id, pdq, "100"]);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
