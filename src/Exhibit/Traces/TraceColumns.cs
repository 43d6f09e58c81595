using Exhibit.Spilling;

namespace Exhibit.Traces;

/// <summary>
/// The columns of one table, written object by object. Where memory is limited they lie on disk, and the table is in memory
/// only while it is worked on.
/// </summary>
/// <param name="space">Where they lie.</param>
internal sealed class TraceColumns(SpillSpace space)
{
    private readonly SpillList<int> objectStart = new(space);
    private readonly SpillList<int> sourceAccount = new(space);
    private readonly SpillList<int> source = new(space);
    private readonly SpillList<long> sourceTime = new(space);
    private readonly SpillList<UInt128> key = new(space);
    private readonly SpillList<int> account = new(space);
    private readonly SpillList<long> time = new(space);
    private readonly SpillList<int> post = new(space);
    private readonly SpillList<bool> repost = new(space);

    /// <summary>Rows.</summary>
    internal int Rows => checked((int)account.Count);

    /// <summary>Objects.</summary>
    internal int Objects => checked((int)key.Count);

    /// <summary>Adds an object and its rows, which are in order.</summary>
    internal void Add(UInt128 ofObject, ReadOnlySpan<TraceRows.Trace> traces, (int Source, int Account, long TimeMs) origin)
    {
        objectStart.Add(Rows);
        key.Add(ofObject);
        source.Add(origin.Source);
        sourceAccount.Add(origin.Account);
        sourceTime.Add(origin.TimeMs);
        foreach (ref readonly var trace in traces)
        {
            account.Add(trace.Account);
            time.Add(trace.Time);
            post.Add(trace.Post);
            repost.Add(trace.Repost);
        }
    }

    /// <summary>Ends adding.</summary>
    internal void Settle()
    {
        objectStart.Add(Rows);
        SettleAll();
    }

    /// <summary>Takes over the columns of a table.</summary>
    internal void Take(TraceTable table)
    {
        objectStart.AddRange(table.ObjectStart);
        sourceAccount.AddRange(table.SourceAccount);
        source.AddRange(table.Source);
        sourceTime.AddRange(table.SourceTime);
        key.AddRange(table.Key);
        account.AddRange(table.Account);
        time.AddRange(table.Time);
        post.AddRange(table.Post);
        repost.AddRange(table.Repost);
        SettleAll();
    }

    /// <summary>Puts the columns into a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="parts">Which columns.</param>
    /// <param name="last">Whether each column is let go of as soon as the table has it.</param>
    internal void Fill(TraceTable table, TraceParts parts, bool last = false)
    {
        var (rows, objects) = (Rows, Objects);
        table.ObjectStart = Array(objectStart, objects + 1, last);
        table.SourceAccount = Array(sourceAccount, objects, last);
        table.Account = Array(account, rows, last);
        table.Time = Array(time, rows, last);
        if (parts == TraceParts.Times)
        {
            return;
        }

        table.Source = Array(source, objects, last);
        table.SourceTime = Array(sourceTime, objects, last);
        table.Post = Array(post, rows, last);
        table.Repost = Array(repost, rows, last);
        table.Object = new int[rows];
        for (var o = 0; o < objects; o++)
        {
            table.Object.AsSpan(table.ObjectStart[o], table.ObjectStart[o + 1] - table.ObjectStart[o]).Fill(o);
        }

        if (parts == TraceParts.All)
        {
            table.Key = Array(key, objects, last);
        }
    }

    /// <summary>Lets go of everything, on disk as well.</summary>
    internal void Clear()
    {
        objectStart.Clear();
        sourceAccount.Clear();
        source.Clear();
        sourceTime.Clear();
        key.Clear();
        account.Clear();
        time.Clear();
        post.Clear();
        repost.Clear();
    }

    private static T[] Array<T>(SpillList<T> column, int count, bool last)
        where T : unmanaged
    {
        var values = column.ToArray(count);
        if (last)
        {
            column.Clear();
        }

        return values;
    }

    private void SettleAll()
    {
        objectStart.Settle();
        sourceAccount.Settle();
        source.Settle();
        sourceTime.Settle();
        key.Settle();
        account.Settle();
        time.Settle();
        post.Settle();
        repost.Settle();
    }
}
