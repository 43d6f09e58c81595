using System.Runtime.InteropServices;
using Exhibit.Model;
using Exhibit.Spilling;

namespace Exhibit.Signals.Replies;

/// <summary>One answer whose answered post is in the data.</summary>
/// <param name="From">Who answers.</param>
/// <param name="To">Who is answered.</param>
/// <param name="Post">Number of the answer.</param>
/// <param name="Answered">Number of the answered post.</param>
/// <param name="DelayMs">Time between the two, milliseconds.</param>
internal readonly record struct Turn(int From, int To, long Post, long Answered, long DelayMs)
{
    // Where memory is limited, the store is asked for as many ids at a time as a sixteenth of it holds, some 320 bytes each.
    private const int ShareOfAsked = 16 * 320;

    /// <summary>The two accounts, the lower index first.</summary>
    internal (int A, int B) Pair => (Math.Min(From, To), Math.Max(From, To));

    /// <summary>All answers to somebody else that name a post in the data which is no later.</summary>
    internal static IReadOnlyList<Turn> All(SignalData data)
    {
        var (replies, ids) = (new SpillList<Reply>(data.Space), new SpillTexts(data.Space));
        foreach (var reply in data.Store.Replies().Where(r => r.ToPost.Length > 0))
        {
            replies.Add(new Reply(reply.Account, reply.Post, reply.TimeMs, ids.Add(reply.ToPost)));
        }

        var turns = new List<Turn>();
        var most = data.Space is { IsLimited: true } space ? Math.Max(1, space.LimitBytes / ShareOfAsked) : replies.Count;
        for (long at = 0; at < replies.Count; at += most)
        {
            var some = new Reply[(int)Math.Min(most, replies.Count - at)];
            replies.Read(at, some);
            Add(turns, data.Store, some, Array.ConvertAll(some, r => ids.Read(r.To)));
        }

        replies.Clear();
        ids.Clear();
        return turns;
    }

    private static void Add(List<Turn> turns, ISignalStore store, Reply[] replies, string[] to)
    {
        var ids = to.ToHashSet(StringComparer.Ordinal);
        var (answered, numbers) = (store.FindByPostId(ids), store.Numbers(ids));
        for (var i = 0; i < replies.Length; i++)
        {
            var reply = replies[i];
            if (
                answered.TryGetValue(to[i], out var by)
                && numbers.TryGetValue(to[i], out var post)
                && by.Account != reply.Account
                && reply.TimeMs >= by.TimeMs
            )
            {
                turns.Add(new Turn(reply.Account, by.Account, reply.Post, post.Post, reply.TimeMs - by.TimeMs));
            }
        }
    }

    /// <summary>Lengths of the chains in which the two answer each other's last word by turns, the opening post counted.</summary>
    internal static IReadOnlyList<int> Chains(IReadOnlyList<Turn> pair)
    {
        var byPost = pair.ToLookup(t => t.Answered);
        var posts = pair.Select(t => t.Post).ToHashSet();
        var lengths = new List<int>();
        foreach (var opening in pair.Where(t => !posts.Contains(t.Answered)))
        {
            var (length, at) = (2, opening);
            while (byPost[at.Post].Where(t => t.From == at.To).Select(t => (Turn?)t).FirstOrDefault() is { } next)
            {
                (length, at) = (length + 1, next);
            }

            lengths.Add(length);
        }

        return lengths;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Reply(int Account, long Post, long TimeMs, SpillTexts.Place To);
}
