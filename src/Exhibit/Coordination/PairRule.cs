using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>Which two rows of one object count as a pair at all.</summary>
public static class PairRule
{
    /// <summary>An author and the one who reposts them are no pair: the repost follows from the post.</summary>
    public static bool IsAuthorAndReposter(TraceTable table, int row, int other)
    {
        var author = table.SourceAccount[table.Object[row]];
        return author >= 0 && (table.Account[row] == author || table.Account[other] == author);
    }
}
