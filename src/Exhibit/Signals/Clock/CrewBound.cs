namespace Exhibit.Signals.Clock;

/// <summary>A lower bound from days, with how far it holds when days are left out.</summary>
/// <param name="AtLeast">The bound from all days.</param>
/// <param name="Low">2.5th percentile over random halves of the days.</param>
/// <param name="High">97.5th percentile over random halves of the days.</param>
public readonly record struct CrewBound(int AtLeast, int Low, int High)
{
    private const int Halves = 199;

    /// <summary>As a reader writes it: "3 (2 to 3 from half of the days)".</summary>
    public override string ToString() => FormattableString.Invariant($"{AtLeast} ({Low} to {High} from half of the days)");

    /// <summary>The bound that a rule gives for a set of days, and its range over random halves of them.</summary>
    /// <param name="days">One value a day.</param>
    /// <param name="rule">From the days' values, sorted falling, to the bound.</param>
    /// <param name="seed">Seed of the halves.</param>
    internal static CrewBound Of(IEnumerable<int> days, Func<IReadOnlyList<int>, int> rule, ulong seed)
    {
        int[] all = [.. days.OrderDescending()];
        if (all.Length < 4)
        {
            var bound = all.Length == 0 ? 0 : rule(all);
            return new(bound, Math.Min(bound, 1), bound);
        }

        var random = new Coordination.SplitMix64(seed);
        var bounds = new int[Halves];
        for (var half = 0; half < Halves; half++)
        {
            var order = (int[])all.Clone();
            for (var i = 0; i < all.Length / 2; i++)
            {
                var j = i + random.Next(order.Length - i);
                (order[i], order[j]) = (order[j], order[i]);
            }

            bounds[half] = rule([.. order.Take(all.Length / 2).OrderDescending()]);
        }

        Array.Sort(bounds);
        return new(rule(all), bounds[4], bounds[^5]);
    }
}
