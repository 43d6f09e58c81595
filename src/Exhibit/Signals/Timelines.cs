using Exhibit.Model;

namespace Exhibit.Signals;

/// <summary>The moments of every account in order of time, in four flat arrays: 21 bytes a post.</summary>
public sealed class Timelines
{
    /// <summary>The action of a post in own words that answers nobody.</summary>
    public const byte OwnWords = 0;

    /// <summary>The action of a repost.</summary>
    public const byte Repost = 1;

    /// <summary>The action of an answer.</summary>
    public const byte Answer = 2;

    private readonly int[] start;
    private readonly int[] end;
    private readonly long[] times;
    private readonly long[] posts;
    private readonly byte[] actions;
    private readonly int[] clients;

    /// <summary>Reads the moments once and sorts them by account, then time, then post.</summary>
    /// <param name="moments">By post number.</param>
    /// <param name="most">At most how many moments each account has.</param>
    public Timelines(IEnumerable<PostMoment> moments, IReadOnlyList<long> most)
    {
        start = new int[most.Count + 1];
        for (var i = 0; i < most.Count; i++)
        {
            start[i + 1] = checked(start[i] + (int)most[i]);
        }

        var count = start[^1];
        (times, posts, actions, clients) = (new long[count], new long[count], new byte[count], new int[count]);
        end = start.AsSpan(0, most.Count).ToArray();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var (last, number) = ((string?)null, 0);
        foreach (var moment in moments)
        {
            if (!ReferenceEquals(moment.Client, last) && !names.TryGetValue(moment.Client, out number))
            {
                names.Add(moment.Client, number = names.Count);
            }

            last = moment.Client;

            var at = end[moment.Account]++;
            var action =
                moment.IsRepost ? Repost
                : moment.IsReply ? Answer
                : OwnWords;
            (times[at], posts[at], actions[at], clients[at]) = (moment.TimeMs, moment.Post, action, number);
            Count++;
        }

        for (var i = 0; i < most.Count; i++)
        {
            Sort(start[i], end[i]);
        }

        Clients = [.. names.OrderBy(n => n.Value).Select(n => n.Key)];
    }

    /// <summary>Names of the clients by number.</summary>
    public IReadOnlyList<string> Clients { get; }

    /// <summary>Posts of all accounts.</summary>
    public int Count { get; }

    /// <summary>Times of an account, rising, milliseconds since 1970.</summary>
    public ReadOnlySpan<long> Times(int account) => times.AsSpan(start[account], end[account] - start[account]);

    /// <summary>Post numbers of an account, beside <see cref="Times"/>.</summary>
    public ReadOnlySpan<long> Posts(int account) => posts.AsSpan(start[account], end[account] - start[account]);

    /// <summary>Actions beside <see cref="Times"/>: 0 own words, 1 repost, 2 answer.</summary>
    public ReadOnlySpan<byte> Actions(int account) => actions.AsSpan(start[account], end[account] - start[account]);

    /// <summary>Numbers of the clients beside <see cref="Times"/>.</summary>
    public ReadOnlySpan<int> ClientsOf(int account) => clients.AsSpan(start[account], end[account] - start[account]);

    private void Sort(int from, int to)
    {
        // Most exports are in order already; then nothing is copied.
        var sorted = true;
        for (var i = from + 1; i < to && sorted; i++)
        {
            sorted = times[i - 1] <= times[i];
        }

        if (sorted)
        {
            return;
        }

        // Moments come by post number, so the place decides between equal times as the number would.
        var order = new (long Time, int At)[to - from];
        for (var i = from; i < to; i++)
        {
            order[i - from] = (times[i], i);
        }

        order.AsSpan().Sort(static (x, y) => x.Time != y.Time ? x.Time.CompareTo(y.Time) : x.At.CompareTo(y.At));
        Place(times, order, from);
        Place(posts, order, from);
        Place(actions, order, from);
        Place(clients, order, from);
    }

    private static void Place<T>(T[] values, (long Time, int At)[] order, int from)
    {
        var moved = new T[order.Length];
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] = values[order[i].At];
        }

        moved.CopyTo(values, from);
    }
}
