using Exhibit.Simulator.Randomness;

namespace Exhibit.Simulator.Population;

/// <summary>When an account is there: waking hours for most, short daily sessions at habitual times for some.</summary>
internal sealed class Presence(WorldOptions options, People people)
{
    private readonly SimRandom scratch = new(0, Purpose.Session);

    /// <summary>The moment at which the account acts on what reaches it at <paramref name="exposureMs"/>: then, or when it is next there.</summary>
    /// <param name="account">The account.</param>
    /// <param name="exposureMs">When it could first see the thing, milliseconds since 1970.</param>
    /// <param name="random">The numbers to draw from.</param>
    /// <param name="source">
    /// The source that the thing comes from, or -1. Half of those who look in by sessions go from profile to profile: what
    /// one source published since the last session they share in one spree.
    /// </param>
    internal long Next(int account, long exposureMs, SimRandom random, int source = -1)
    {
        ref readonly var trait = ref people[account];
        return trait.Sessions > 0 ? InSession(account, trait, exposureMs, random, source) : Awake(trait, exposureMs, random);
    }

    /// <summary>A moment of the account's own choice within the world's days.</summary>
    internal long Anytime(int account, SimRandom random)
    {
        ref readonly var trait = ref people[account];
        if (trait.Sessions > 0)
        {
            var at = options.StartMs + random.Below(options.Days * Rhythm.DayMs);
            at = InSession(account, trait, at, random, -1);
            return at < options.EndMs ? at : options.StartMs + random.Below(options.Days * Rhythm.DayMs);
        }

        for (var tries = 0; ; tries++)
        {
            var at = options.StartMs + random.Below(options.Days * Rhythm.DayMs);
            if (tries == 40 || random.Unit() < Rhythm.Weight(at + (trait.Zone * Rhythm.HourMs)))
            {
                return at;
            }
        }
    }

    /// <summary>Start and length of one session, milliseconds; a start of -1 where the account skips it.</summary>
    internal (long Start, long Length) Session(int account, int slot, long localDay)
    {
        ref readonly var trait = ref people[account];
        var random = scratch.Restart(options.Seed, Purpose.Session, account, slot);
        var habit = Hours(random, slot, trait.Sessions);
        var length = random.Between(4, 30) * 60_000;
        random.Restart(options.Seed, Purpose.Session, account, (localDay * 8) + slot + 1_000);
        if (random.Chance(.2))
        {
            return (-1, 0);
        }

        // Habit holds to within some ten minutes.
        var start = (localDay * Rhythm.DayMs) + (long)((habit * Rhythm.HourMs) + (random.Normal() * 600_000));
        return (start - (trait.Zone * Rhythm.HourMs), (long)(length * random.Between(.6, 1.4)));
    }

    private static double Hours(SimRandom random, int slot, int slots) =>
        slots == 1 ? random.Between(7, 23)
        : slot == 0 ? random.Between(6.5, 9)
        : slot == 1 ? random.Between(19, 23)
        : random.Between(11.5, 14);

    private long InSession(int account, in Trait trait, long exposureMs, SimRandom random, int source)
    {
        var first = Rhythm.FloorDiv(exposureMs + (trait.Zone * Rhythm.HourMs), Rhythm.DayMs) - 1;
        for (var day = first; day < first + 12; day++)
        {
            var (best, length) = (long.MaxValue, 0L);
            for (var slot = 0; slot < trait.Sessions; slot++)
            {
                var (start, span) = Session(account, slot, day);
                if (start >= 0 && start + span > exposureMs && start < best)
                {
                    (best, length) = (start, span);
                }
            }

            if (best != long.MaxValue)
            {
                if (best <= exposureMs)
                {
                    return exposureMs;
                }

                var spree = source >= 0 && (SimRandom.Hash(options.Seed, Purpose.Spree, account) & 1) == 0;
                return spree
                    ? best + (long)(length * SimRandom.HashUnit(options.Seed, Purpose.Spree, best + account, source)) + random.Below(75_000)
                    : best + (long)(random.Unit() * length);
            }
        }

        return exposureMs;
    }

    private static long Awake(in Trait trait, long exposureMs, SimRandom random)
    {
        var at = exposureMs;
        for (var tries = 0; tries < 6; tries++)
        {
            // Awake is not yet looking: half again of the table's evening peak counts as surely there.
            if (random.Unit() < 1.5 * Rhythm.Weight(at + (trait.Zone * Rhythm.HourMs)))
            {
                return at;
            }

            at += (long)random.Exponential(1.5 * Rhythm.HourMs);
        }

        return at;
    }
}
