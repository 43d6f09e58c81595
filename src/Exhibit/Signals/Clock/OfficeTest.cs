using Exhibit.Coordination;

namespace Exhibit.Signals.Clock;

/// <summary>
/// Whether a group keeps one office's hours more than other accounts of the same data would. Each account has, for every UTC
/// offset, its share of active half hours inside the window; the statistic is the largest mean share over one common offset.
/// The null draws as many other accounts of like activity, each at the offset that suits it best: as if all of them lived in
/// one zone, which people of one town or topic may. Sequential Monte Carlo (Besag and Clifford 1991, Biometrika 78:301), which
/// stops after twenty draws as large.
/// </summary>
public sealed class OfficeTest
{
    private const int Enough = 20;
    private const int Like = 100;

    private readonly (int Account, int Slots, float Best)[] reference;

    /// <summary>Prepares the reference.</summary>
    /// <param name="reference">Index, active half hours and shares by offset of the other accounts.</param>
    public OfficeTest(IEnumerable<(int Account, int Slots, float[] Shares)> reference) =>
        this.reference = [.. reference.Select(r => (r.Account, r.Slots, r.Shares.Max())).OrderBy(r => r.Slots).ThenBy(r => r.Account)];

    /// <summary>Accounts in the reference.</summary>
    public int Reference => reference.Length;

    /// <summary>Share of each offset that lies inside the window.</summary>
    public static float[] Shares(int[] profile, bool[] window)
    {
        var all = Math.Max(1, profile.Sum());
        var active = new List<int>();
        for (var bin = 0; bin < profile.Length; bin++)
        {
            if (profile[bin] != 0)
            {
                active.Add(bin);
            }
        }

        // Most accounts are active in a handful of the half hours, and every offset is asked.
        var shares = new float[WeekClock.Offsets.Count];
        for (var i = 0; i < shares.Length; i++)
        {
            var inside = 0;
            foreach (var bin in active)
            {
                inside += window[(bin + WeekClock.Offsets[i] + WeekClock.Bins) % WeekClock.Bins] ? profile[bin] : 0;
            }

            shares[i] = (float)inside / all;
        }

        return shares;
    }

    /// <summary>The largest mean share over one common offset.</summary>
    public static (float Share, int Offset) Best(IReadOnlyList<float[]> members)
    {
        var (best, at) = (-1f, 0);
        for (var o = 0; o < WeekClock.Offsets.Count; o++)
        {
            var sum = 0f;
            foreach (var member in members)
            {
                sum += member[o];
            }

            if (sum / members.Count > best)
            {
                (best, at) = (sum / members.Count, WeekClock.Offsets[o]);
            }
        }

        return (best, at);
    }

    /// <summary>p, the number of draws, and the mean statistic of the draws.</summary>
    /// <param name="members">Active half hours and shares of the group.</param>
    /// <param name="draws">Most draws: p cannot fall below 1 / (draws + 1).</param>
    /// <param name="seed">Seed.</param>
    public (double P, int Draws, double Mean) Test(IReadOnlyList<(int Slots, float[] Shares)> members, int draws, ulong seed)
    {
        var observed = Best([.. members.Select(m => m.Shares)]).Share;
        var random = new SplitMix64(seed);
        var from = members.Select(m => From(m.Slots)).ToArray();
        var (asLarge, sum) = (0, 0.0);
        for (var draw = 1; draw <= draws; draw++)
        {
            var share = 0.0;
            foreach (var first in from)
            {
                share += reference[first + random.Next(Math.Min(Like, reference.Length))].Best;
            }

            share /= from.Length;
            sum += share;
            asLarge += share >= observed ? 1 : 0;
            if (asLarge == Enough)
            {
                return ((double)Enough / draw, draw, sum / draw);
            }
        }

        return ((asLarge + 1.0) / (draws + 1.0), draws, sum / draws);
    }

    /// <summary>As many accounts of like activity, drawn once, each at most once; fewer where the reference runs out.</summary>
    public IReadOnlyList<int> Alike(IEnumerable<int> slots, ulong seed)
    {
        var random = new SplitMix64(seed);
        var taken = new HashSet<int>();
        foreach (var first in slots.Select(From).Where(_ => reference.Length > 0))
        {
            var near = Math.Min(Like, reference.Length);
            var start = random.Next(near);
            for (var step = 0; step < near && !taken.Add(reference[first + ((start + step) % near)].Account); step++) { }
        }

        return [.. taken.Order()];
    }

    // First of the hundred whose activity is nearest.
    private int From(int slots)
    {
        var (low, high) = (0, reference.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = reference[middle].Slots < slots ? (middle + 1, high) : (low, middle);
        }

        return Math.Clamp(low - (Like / 2), 0, Math.Max(0, reference.Length - Like));
    }
}
