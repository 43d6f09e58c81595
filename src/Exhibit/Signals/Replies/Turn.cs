namespace Exhibit.Signals.Replies;

/// <summary>One answer whose answered post is in the data.</summary>
/// <param name="From">Who answers.</param>
/// <param name="To">Who is answered.</param>
/// <param name="Post">Number of the answer.</param>
/// <param name="Answered">Number of the answered post.</param>
/// <param name="DelayMs">Time between the two, milliseconds.</param>
internal readonly record struct Turn(int From, int To, long Post, long Answered, long DelayMs)
{
    /// <summary>The two accounts, the lower index first.</summary>
    internal (int A, int B) Pair => (Math.Min(From, To), Math.Max(From, To));

    /// <summary>All answers to somebody else that name a post in the data which is no later.</summary>
    internal static Turn[] All(SignalData data)
    {
        var replies = data.Store.Replies().Where(r => r.ToPost.Length > 0).ToArray();
        string[] ids = [.. replies.Select(r => r.ToPost).Distinct(StringComparer.Ordinal)];
        var (answered, numbers) = (data.Store.FindByPostId(ids), data.Store.Numbers(ids));
        return
        [
            .. replies
                .Where(r => answered.ContainsKey(r.ToPost) && numbers.ContainsKey(r.ToPost))
                .Select(r => (Reply: r, Answered: answered[r.ToPost], Number: numbers[r.ToPost].Post))
                .Where(x => x.Answered.Account != x.Reply.Account && x.Reply.TimeMs >= x.Answered.TimeMs)
                .Select(x => new Turn(x.Reply.Account, x.Answered.Account, x.Reply.Post, x.Number, x.Reply.TimeMs - x.Answered.TimeMs)),
        ];
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
}
