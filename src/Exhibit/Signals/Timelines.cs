using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Exhibit.Model;
using Exhibit.Spilling;

namespace Exhibit.Signals;

/// <summary>
/// The moments of every account in order of time, 21 bytes a post. Where memory is limited they lie on disk, by account, and
/// each thread has those of a few neighbouring accounts at hand.
/// </summary>
public sealed class Timelines
{
    /// <summary>The action of a post in own words that answers nobody.</summary>
    public const byte OwnWords = 0;

    /// <summary>The action of a repost.</summary>
    public const byte Repost = 1;

    /// <summary>The action of an answer.</summary>
    public const byte Answer = 2;

    // Where memory is limited, a thirty-second of it is sorted at a time, 21 bytes each.
    private const int ShareOfMoment = 32 * 21;

    // Moments that are read from disk at a time.
    private const int AtHand = 2_048;

    private readonly int[] start;
    private readonly int[] end;
    private readonly TimelinePart? all;
    private readonly SpillList<long> times;
    private readonly SpillList<long> posts;
    private readonly SpillList<byte> actions;
    private readonly SpillList<int> clients;
    private readonly ConcurrentDictionary<int, TimelinePart> atHand = new();

    /// <summary>Reads the moments once and sorts them by account, then time, then post.</summary>
    /// <param name="moments">By post number.</param>
    /// <param name="most">At most how many moments each account has.</param>
    /// <param name="space">Where they lie; null keeps them in memory.</param>
    public Timelines(IEnumerable<PostMoment> moments, IReadOnlyList<long> most, SpillSpace? space = null)
    {
        space ??= new SpillSpace();
        (times, posts, actions, clients) = (new(space), new(space), new(space), new(space));
        start = new int[most.Count + 1];
        for (var i = 0; i < most.Count; i++)
        {
            start[i + 1] = checked(start[i] + (int)most[i]);
        }

        end = start.AsSpan(0, most.Count).ToArray();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbered = Numbered(moments, names);
        if (space.IsLimited)
        {
            Lay(numbered, (int)Math.Clamp(space.LimitBytes / ShareOfMoment, 1, int.MaxValue), space);
        }
        else
        {
            all = Part(numbered, 0, most.Count);
            Count = end.Zip(start, (e, s) => e - s).Sum();
        }

        Clients = [.. names.OrderBy(n => n.Value).Select(n => n.Key)];
    }

    /// <summary>Names of the clients by number.</summary>
    public IReadOnlyList<string> Clients { get; }

    /// <summary>Posts of all accounts.</summary>
    public int Count { get; private set; }

    /// <summary>Times of an account, rising, milliseconds since 1970.</summary>
    public ReadOnlySpan<long> Times(int account) => Of(account, PartOf(account).Times);

    /// <summary>Post numbers of an account, beside <see cref="Times"/>.</summary>
    public ReadOnlySpan<long> Posts(int account) => Of(account, PartOf(account).Posts);

    /// <summary>Actions beside <see cref="Times"/>: 0 own words, 1 repost, 2 answer.</summary>
    public ReadOnlySpan<byte> Actions(int account) => Of(account, PartOf(account).Actions);

    /// <summary>Numbers of the clients beside <see cref="Times"/>.</summary>
    public ReadOnlySpan<int> ClientsOf(int account) => Of(account, PartOf(account).Clients);

    private ReadOnlySpan<T> Of<T>(int account, T[] values) =>
        values.AsSpan(start[account] - PartOf(account).First, end[account] - start[account]);

    private static IEnumerable<Moment> Numbered(IEnumerable<PostMoment> moments, Dictionary<string, int> names)
    {
        var (last, number) = ((string?)null, 0);
        foreach (var moment in moments)
        {
            if (!ReferenceEquals(moment.Client, last) && !names.TryGetValue(moment.Client, out number))
            {
                names.Add(moment.Client, number = names.Count);
            }

            last = moment.Client;
            var action =
                moment.IsRepost ? Repost
                : moment.IsReply ? Answer
                : OwnWords;
            yield return new Moment(moment.TimeMs, moment.Post, moment.Account, number, action);
        }
    }

    // The moments of some accounts, each account's in order.
    private TimelinePart Part(IEnumerable<Moment> moments, int from, int to)
    {
        var part = new TimelinePart(from, to, start[from], start[to] - start[from]);
        foreach (var moment in moments)
        {
            var at = end[moment.Account]++ - part.First;
            (part.Times[at], part.Posts[at], part.Actions[at], part.Clients[at]) = (moment.Time, moment.Post, moment.Action, moment.Client);
        }

        for (var account = from; account < to; account++)
        {
            part.Sort(start[account] - part.First, end[account] - part.First);
        }

        return part;
    }

    // By ranges of accounts, each of which fits the memory while it is sorted.
    private void Lay(IEnumerable<Moment> moments, int most, SpillSpace space)
    {
        var ends = new List<int>();
        for (var account = 0; account < end.Length; account++)
        {
            if (account + 1 == end.Length || start[account + 2] - start[ends.Count == 0 ? 0 : ends[^1]] > most)
            {
                ends.Add(account + 1);
            }
        }

        var ranges = ends.ConvertAll(_ => new SpillList<Moment>(space));
        foreach (var moment in moments)
        {
            var range = ends.BinarySearch(moment.Account + 1);
            ranges[range < 0 ? ~range : range].Add(moment);
        }

        for (int r = 0, from = 0; r < ends.Count; from = ends[r++])
        {
            var part = Part(ranges[r], from, ends[r]);
            ranges[r].Clear();
            for (var account = from; account < ends[r]; account++)
            {
                var (first, count) = (start[account] - part.First, end[account] - start[account]);
                times.AddRange(part.Times.AsSpan(first, count));
                posts.AddRange(part.Posts.AsSpan(first, count));
                actions.AddRange(part.Actions.AsSpan(first, count));
                clients.AddRange(part.Clients.AsSpan(first, count));
                // Duplicates are not among the moments, so an account may have fewer than it was given room for.
                (start[account], end[account]) = (Count, Count + count);
                Count += count;
            }
        }

        start[^1] = Count;
        times.Settle();
        posts.Settle();
        actions.Settle();
        clients.Settle();
    }

    private TimelinePart PartOf(int account)
    {
        if (all is not null)
        {
            return all;
        }

        var thread = Environment.CurrentManagedThreadId;
        if (atHand.TryGetValue(thread, out var part) && part.Holds(account))
        {
            return part;
        }

        var to = account + 1;
        while (to < end.Length && end[to] - start[account] <= AtHand)
        {
            to++;
        }

        part = new TimelinePart(account, to, start[account], end[to - 1] - start[account]);
        times.Read(part.First, part.Times);
        posts.Read(part.First, part.Posts);
        actions.Read(part.First, part.Actions);
        clients.Read(part.First, part.Clients);
        return atHand[thread] = part;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Moment(long Time, long Post, int Account, int Client, byte Action);
}
