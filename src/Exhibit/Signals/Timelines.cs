using Exhibit.Model;

namespace Exhibit.Signals;

/// <summary>The moments of every account in order of time, in three flat arrays: 17 bytes a post.</summary>
public sealed class Timelines
{
    /// <summary>The action of a post in own words that answers nobody.</summary>
    public const byte OwnWords = 0;

    /// <summary>The action of a repost.</summary>
    public const byte Repost = 1;

    /// <summary>The action of an answer.</summary>
    public const byte Answer = 2;

    private readonly int[] start;
    private readonly long[] times;
    private readonly long[] posts;
    private readonly byte[] actions;
    private readonly int[] clients;

    /// <summary>Reads the moments once and sorts them by account, then time, then post.</summary>
    /// <param name="moments">By post number.</param>
    /// <param name="accounts">Number of accounts.</param>
    public Timelines(IEnumerable<PostMoment> moments, int accounts)
    {
        var (byAccount, time, post, action, client) = (
            new List<int>(),
            new List<long>(),
            new List<long>(),
            new List<byte>(),
            new List<int>()
        );
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        start = new int[accounts + 1];
        foreach (var moment in moments)
        {
            byAccount.Add(moment.Account);
            time.Add(moment.TimeMs);
            post.Add(moment.Post);
            action.Add(
                (byte)(
                    moment.IsRepost ? 1
                    : moment.IsReply ? 2
                    : 0
                )
            );
            if (!names.TryGetValue(moment.Client, out var number))
            {
                names.Add(moment.Client, number = names.Count);
            }

            client.Add(number);
            start[moment.Account + 1]++;
        }

        for (var i = 0; i < accounts; i++)
        {
            start[i + 1] += start[i];
        }

        (times, posts, actions, clients) = (new long[time.Count], new long[time.Count], new byte[time.Count], new int[time.Count]);
        var next = start.AsSpan(0, accounts).ToArray();
        for (var i = 0; i < time.Count; i++)
        {
            var at = next[byAccount[i]]++;
            (times[at], posts[at], actions[at], clients[at]) = (time[i], post[i], action[i], client[i]);
        }

        for (var i = 0; i < accounts; i++)
        {
            Sort(start[i], start[i + 1]);
        }

        Clients = [.. names.OrderBy(n => n.Value).Select(n => n.Key)];
    }

    /// <summary>Names of the clients by number.</summary>
    public IReadOnlyList<string> Clients { get; }

    /// <summary>Posts of all accounts.</summary>
    public int Count => times.Length;

    /// <summary>Times of an account, rising, milliseconds since 1970.</summary>
    public ReadOnlySpan<long> Times(int account) => times.AsSpan(start[account], start[account + 1] - start[account]);

    /// <summary>Post numbers of an account, beside <see cref="Times"/>.</summary>
    public ReadOnlySpan<long> Posts(int account) => posts.AsSpan(start[account], start[account + 1] - start[account]);

    /// <summary>Actions beside <see cref="Times"/>: 0 own words, 1 repost, 2 answer.</summary>
    public ReadOnlySpan<byte> Actions(int account) => actions.AsSpan(start[account], start[account + 1] - start[account]);

    /// <summary>Numbers of the clients beside <see cref="Times"/>.</summary>
    public ReadOnlySpan<int> ClientsOf(int account) => clients.AsSpan(start[account], start[account + 1] - start[account]);

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
