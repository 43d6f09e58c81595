using System.Collections;

namespace Exhibit.Traces;

/// <summary>Picks out of a parked table what the tests of some pairs look at, see <see cref="TraceTable.Part"/>.</summary>
/// <param name="columns">The table.</param>
/// <param name="first">Accounts of which each pair has one.</param>
/// <param name="tested">All accounts of the pairs.</param>
internal sealed class TracePart(TraceColumns columns, AccountSet first, AccountSet tested)
{
    private const int RowBytes = 25;
    private const int ObjectBytes = 24;

    private readonly BitArray whole = new(columns.Objects);

    /// <summary>Bytes that a part takes.</summary>
    internal static long Bytes(long objects, long rows) => (rows * RowBytes) + (objects * ObjectBytes);

    /// <summary>Fills a table with the part; false, and nothing is done, where it would take more than so many bytes.</summary>
    internal bool Fill(TraceTable part, long mostBytes)
    {
        var (objects, rows) = Mark();
        if (Bytes(objects, rows) > mostBytes)
        {
            return false;
        }

        Copy(part, objects, rows);
        return true;
    }

    // Marks what one of the first shares with another, and counts what the part will hold.
    private (int Objects, int Rows) Mark()
    {
        var (objects, rows) = (0, 0);
        for (var o = new TraceColumns.Cursor(columns); o.Next(); )
        {
            var (any, count) = (false, 0);
            foreach (var account in o.Accounts)
            {
                count += tested.Contains(account) ? 1 : 0;
                any |= first.Contains(account);
            }

            whole[o.Object] = any && count > 1;
            rows += whole[o.Object] ? o.Count : count;
            objects += count > 0 ? 1 : 0;
        }

        return (objects, rows);
    }

    private void Copy(TraceTable part, int objects, int rows)
    {
        var (start, number) = (new int[objects + 1], new int[objects]);
        (part.Source, part.SourceAccount, part.SourceTime) = (new int[objects], new int[objects], new long[objects]);
        (part.Account, part.Time, part.Post, part.Repost) = (new int[rows], new long[rows], new int[rows], new bool[rows]);
        part.Object = new int[rows];
        var (to, row) = (0, 0);
        for (var o = new TraceColumns.Cursor(columns); o.Next(); )
        {
            var accounts = o.Accounts;
            var times = o.Times;
            var posts = o.Posts;
            var reposts = o.Reposts;
            var from = row;
            for (var i = 0; i < accounts.Length; i++)
            {
                if (whole[o.Object] || tested.Contains(accounts[i]))
                {
                    (part.Account[row], part.Time[row], part.Post[row], part.Repost[row]) = (accounts[i], times[i], posts[i], reposts[i]);
                    part.Object[row++] = to;
                }
            }

            if (row > from)
            {
                (part.Source[to], part.SourceAccount[to], part.SourceTime[to]) = (o.Source, o.SourceAccount, o.SourceTime);
                number[to++] = o.Object;
                start[to] = row;
            }
        }

        (part.ObjectStart, part.Numbers) = (start, number);
    }
}
