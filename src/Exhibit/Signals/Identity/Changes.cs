using Exhibit.Coordination;
using Exhibit.Model;

namespace Exhibit.Signals.Identity;

/// <summary>
/// Members who changed their handle, shown name or claimed place within the data. Whoever is seen for longer has more time to
/// change: each member changes with the share of the outsiders who are seen at least as long.
/// </summary>
internal sealed class Changes
{
    private const int LeastMembers = 2;
    private const int LeastPeers = 20;

    private static readonly (string Id, string Words, Func<ProfileState, string> Of)[] Fields =
    [
        ("handle", "handle", s => s.Handle),
        ("name", "shown name", s => s.DisplayName),
        ("place", "claimed place", s => s.Location),
    ];

    private readonly Town town;
    private readonly Dictionary<int, ProfileState[]> states;
    private readonly (long[] Spans, int[] Changed)[] outside;

    internal Changes(Town town)
    {
        this.town = town;
        states = town.Data.Profiles.GroupBy(s => s.Account).ToDictionary(g => g.Key, g => g.OrderBy(s => s.FirstMs).ToArray());
        outside = [.. Fields.Select(f => Peers(f.Of))];
    }

    /// <summary>What the community shows, an observation a field.</summary>
    internal IEnumerable<Observation> Of(Community community) =>
        Enumerable.Range(0, Fields.Length).Select(i => Of(community, i)).OfType<Observation>();

    private Observation? Of(Community community, int field)
    {
        var (id, words, of) = Fields[field];
        var (spans, changedSoFar) = outside[field];
        var members = community.Accounts.Where(m => Values(m, of) > 0).ToArray();
        var changed = members.Where(m => Values(m, of) > 1).ToArray();
        if (changed.Length < LeastMembers)
        {
            return null;
        }

        double Share(int member)
        {
            var peers = Math.Min(spans.Length, Math.Max(LeastPeers, AtLeast(spans, Span(member))));
            return (changedSoFar[peers] + 1.0) / (peers + 2.0);
        }

        return town.Seen(
            community,
            FormattableString.Invariant(
                $"{changed.Length} of {members.Length} members changed their {words} within the data; of {spans.Length} accounts outside all communities {changedSoFar[^1]} did."
            ),
            [
                new("likeness", "changed-" + id),
                new("members_known", members.Length),
                new("members_changed", changed.Length),
                new("outside_known", spans.Length),
                new("outside_changed", changedSoFar[^1]),
            ],
            FormattableString.Invariant(
                $"every member changes it, independently, with the share of the outsiders who are seen at least as long ({LeastPeers} at least), one more counted"
            ),
            PoissonBinomial.Tail([.. members.Select(Share)], changed.Length),
            spans.Length,
            changed
        );
    }

    // Outsiders by how long they are seen, longest first, and how many of the first so many changed.
    private (long[] Spans, int[] Changed) Peers(Func<ProfileState, string> of)
    {
        var peers = town.Outside.Where(o => Values(o, of) > 0).OrderByDescending(Span).ToArray();
        var changed = new int[peers.Length + 1];
        for (var i = 0; i < peers.Length; i++)
        {
            changed[i + 1] = changed[i] + (Values(peers[i], of) > 1 ? 1 : 0);
        }

        return ([.. peers.Select(Span)], changed);
    }

    // How many of falling values are at least so large.
    private static int AtLeast(long[] falling, long value)
    {
        var (low, high) = (0, falling.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = falling[middle] >= value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int Values(int account, Func<ProfileState, string> of) =>
        !states.TryGetValue(account, out var all) ? 0
        : all.Length == 1 ? Math.Min(1, of(all[0]).Length)
        : all.Select(of).Where(v => v.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    // States with one handle, name and place still differ by description; the span is of all of them.
    private long Span(int account) => states.TryGetValue(account, out var all) ? all.Max(s => s.LastMs) - all[0].FirstMs : 0;
}
