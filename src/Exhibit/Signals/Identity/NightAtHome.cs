using Exhibit.Model;
using Exhibit.Signals.Clock;

namespace Exhibit.Signals.Identity;

/// <summary>
/// Members who are active in the night of the place that they claim. Half hours with a post count once; of all zones that the
/// place can lie in, the one with the fewest night hours counts. Whoever has a fifth or more of the active half hours between
/// one and six is awake at night; round the clock is five in twenty-four. Outsiders who claim a place are the comparison.
/// </summary>
internal sealed class NightAtHome
{
    private const int LeastMembers = 3;
    private const int LeastHalfHours = 40;
    private const double AwakeShare = .2;
    private const double FromHour = 1;
    private const double ToHour = 6;

    private readonly Town town;
    private readonly int outside;
    private readonly int theirs;

    internal NightAtHome(Town town)
    {
        this.town = town;

        // Without a community nobody is compared, and times are not looked at.
        var shares = town.Data.Communities.Count == 0 ? [] : town.Outside.Select(Share).OfType<double>().ToArray();
        (outside, theirs) = (shares.Length, shares.Count(s => s >= AwakeShare));
    }

    /// <summary>What the community shows; null where three members with a place and enough posts are not awake.</summary>
    internal Observation? Of(Community community)
    {
        var shares = community.Accounts.Select(m => (Account: m, Night: Share(m))).Where(m => m.Night is not null).ToArray();
        int[] awake = [.. shares.Where(m => m.Night >= AwakeShare).Select(m => m.Account)];
        if (awake.Length < LeastMembers)
        {
            return null;
        }

        var places = awake.CountBy(a => town.People[a].Place).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal);
        return town.Seen(
            community,
            FormattableString.Invariant(
                $"{awake.Length} of {shares.Length} members are awake in the night of the place that they claim ({string.Join("; ", places.Take(3).Select(p => $"'{p.Key}'"))}): a fifth or more of the half hours in which they post lie between one and six there. Of {outside} accounts outside all communities {theirs} are."
            ),
            [
                new("likeness", "night"),
                new("members_known", shares.Length),
                new("members_awake", awake.Length),
                new("outside_known", outside),
                new("outside_awake", theirs),
            ],
            "members and outsiders are dealt from one lot",
            Alike.Tail(shares.Length, outside, awake.Length, theirs),
            outside,
            awake
        );
    }

    private double? Share(int account) => Night(town.Data.Timelines.Times(account), town.People[account].Place);

    /// <summary>Share of the active half hours in the night of a place, the kindest of its zones; null where it cannot be said.</summary>
    internal static double? Night(ReadOnlySpan<long> times, string text)
    {
        if (times.Length < LeastHalfHours || Places.Of(text) is not { } place)
        {
            return null;
        }

        var slots = new List<long>();
        foreach (var time in times)
        {
            var slot = WeekClock.Floor(time, 1_800_000);
            if (slots.Count == 0 || slots[^1] != slot)
            {
                slots.Add(slot);
            }
        }

        return slots.Count < LeastHalfHours
            ? null
            : place.Zones.Min(zone =>
                slots.Count(s => Hour(s * 1_800_000, zone) is var hour && hour >= FromHour && hour < ToHour) / (double)slots.Count
            );
    }

    private static double Hour(long timeMs, string zone)
    {
        var local = timeMs + (long)(Places.OffsetHours(zone, timeMs) * 3_600_000);
        return (local - (WeekClock.Floor(local, 86_400_000) * 86_400_000)) / 3_600_000.0;
    }
}
