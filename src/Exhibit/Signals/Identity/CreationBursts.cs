using Exhibit.Model;
using Exhibit.Signals.Clock;

namespace Exhibit.Signals.Identity;

/// <summary>
/// Members created within hours or days of one another: a scan over windows that begin at a member's creation. Given that
/// member, the others' creations are exchangeable with the outsiders' under the null, so each window has an exact tail;
/// times the windows.
/// </summary>
internal sealed class CreationBursts
{
    private const long Hour = 3_600_000;
    private const int LeastMembers = 3;

    private static readonly long[] Lengths = [Hour, 24 * Hour, 72 * Hour];

    private readonly Town town;
    private readonly bool days;
    private readonly long[] windows;
    private readonly long[] theirs;

    internal CreationBursts(Town town)
    {
        this.town = town;

        // One source that knows only the day makes an hour meaningless for all.
        days = town.Data.Accounts.Any(a => town.People[a.Index].CreatedToTheDay);
        windows = days ? Lengths[1..] : Lengths;
        theirs = [.. town.Outside.Select(Time).OfType<long>().Order()];
    }

    /// <summary>The least likely window; null where no three members stand in one.</summary>
    internal Observation? Of(Community community)
    {
        var members = community.Accounts.Where(m => Time(m) is not null).ToArray();
        var ours = members.Select(m => Time(m)!.Value).Order().ToArray();
        (double P, long From, long Length, int In, int Out) best = (2, 0, 0, 0, 0);
        foreach (var length in windows)
        {
            foreach (var from in ours.Distinct())
            {
                var (inside, others) = (Within(ours, from, length), Within(theirs, from, length));
                if (inside < LeastMembers)
                {
                    continue;
                }

                var p = Math.Min(1, windows.Length * Alike.Picked(ours.Length, theirs.Length, inside, others));
                best = p < best.P ? (p, from, length, inside, others) : best;
            }
        }

        return best.In == 0
            ? null
            : town.Seen(
                community,
                FormattableString.Invariant(
                    $"{best.In} of the {members.Length} members whose creation is known were created within {Words(best.Length)} from {Town.Day(best.From)}; of {theirs.Length} accounts outside all communities {best.Out} were."
                ),
                [
                    new("likeness", "created"),
                    new("members_known", members.Length),
                    new("members_in_window", best.In),
                    new("outside_known", theirs.Length),
                    new("outside_in_window", best.Out),
                    new("window_hours", best.Length / Hour),
                    new("window_from_ms", best.From),
                    new("windows_tried", members.Length * windows.Length),
                ],
                FormattableString.Invariant(
                    $"creations of members and outsiders are dealt from one lot; a window at each of {members.Length} members, in {windows.Length} lengths"
                ),
                best.P,
                theirs.Length,
                [.. members.Where(m => Time(m) >= best.From && Time(m) < best.From + best.Length)],
                openly: true
            );
    }

    private long? Time(int account) =>
        town.People[account].CreatedMs is { } ms
            ? days
                ? WeekClock.Floor(ms, 24 * Hour) * 24 * Hour
                : ms
            : null;

    private static int Within(long[] sorted, long from, long length) => Below(sorted, from + length) - Below(sorted, from);

    private static int Below(long[] sorted, long value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static string Words(long length) =>
        length == Hour ? "an hour"
        : length == 24 * Hour ? "a day"
        : "three days";
}
