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
        table.Source = Array(source, objects, last);
        if (parts != TraceParts.Groups)
        {
            table.SourceTime = Array(sourceTime, objects, last);
            table.Post = Array(post, rows, last);
            table.Repost = Array(repost, rows, last);
        }

        table.Object = new int[rows];
        for (var o = 0; o < objects; o++)
        {
            table.Object.AsSpan(table.ObjectStart[o], table.ObjectStart[o + 1] - table.ObjectStart[o]).Fill(o);
        }

        if (parts != TraceParts.Tests)
        {
            table.Key = Array(key, objects, last);
        }
    }

    /// <summary>Puts what counting pairs needs into a table: objects that two accounts share or more.</summary>
    internal void FillShared(TraceTable table)
    {
        var (objects, rows) = (0, 0);
        for (var o = new Cursor(this); o.Next(); )
        {
            objects += o.Count > 1 ? 1 : 0;
            rows += o.Count > 1 ? o.Count : 0;
        }

        var (start, number) = (new int[objects + 1], new int[objects]);
        table.SourceAccount = new int[objects];
        table.Account = new int[rows];
        table.Time = new long[rows];
        (objects, rows) = (0, 0);
        for (var o = new Cursor(this); o.Next(); )
        {
            if (o.Count > 1)
            {
                o.Accounts.CopyTo(table.Account.AsSpan(rows));
                o.Times.CopyTo(table.Time.AsSpan(rows));
                (number[objects], table.SourceAccount[objects]) = (o.Object, o.SourceAccount);
                rows += o.Count;
                start[++objects] = rows;
            }
        }

        (table.ObjectStart, table.Numbers) = (start, number);
    }

    /// <summary>The same columns with other times.</summary>
    /// <param name="disturb">Changes the times of one object in place; objects come in order.</param>
    internal TraceColumns WithTimes(TimeChange disturb)
    {
        var copy = new TraceColumns(space);
        TraceRows.Trace[] traces = [];
        for (var o = new Cursor(this); o.Next(); )
        {
            if (traces.Length < o.Count)
            {
                traces = new TraceRows.Trace[Math.Max(o.Count, 2 * traces.Length)];
            }

            var times = o.Times.ToArray();
            disturb(times);
            var accounts = o.Accounts;
            var posts = o.Posts;
            var reposts = o.Reposts;
            for (var i = 0; i < times.Length; i++)
            {
                traces[i] = new TraceRows.Trace(times[i], accounts[i], posts[i], reposts[i]);
            }

            var group = traces.AsSpan(0, times.Length);
            group.Sort(TraceRows.Trace.Compare);
            copy.Add(o.Key, group, (o.Source, o.SourceAccount, o.SourceTime));
        }

        copy.Settle();
        return copy;
    }

    /// <summary>Post of one row.</summary>
    internal int PostOf(int row) => One(post, row);

    /// <summary>Post of an object's first row.</summary>
    internal int FirstPostOf(int @object) => PostOf(One(objectStart, @object));

    /// <summary>Key of an object, and author and time of what it stems from.</summary>
    internal (UInt128 Key, int SourceAccount, long SourceTime) OriginOf(int @object) =>
        (One(key, @object), One(sourceAccount, @object), One(sourceTime, @object));

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

    /// <summary>Goes through the objects in order. A span is valid until the next object.</summary>
    internal sealed class Cursor(TraceColumns columns)
    {
        private readonly SpillCursor<int> starts = new(columns.objectStart);
        private readonly SpillCursor<int> sources = new(columns.source);
        private readonly SpillCursor<int> sourceAccounts = new(columns.sourceAccount);
        private readonly SpillCursor<long> sourceTimes = new(columns.sourceTime);
        private readonly SpillCursor<UInt128> keys = new(columns.key);
        private readonly SpillCursor<int> accounts = new(columns.account);
        private readonly SpillCursor<long> times = new(columns.time);
        private readonly SpillCursor<int> posts = new(columns.post);
        private readonly SpillCursor<bool> reposts = new(columns.repost);
        private int first;

        internal int Object { get; private set; } = -1;

        internal int Count { get; private set; }

        internal int Source => sources.At(Object, 1)[0];

        internal int SourceAccount => sourceAccounts.At(Object, 1)[0];

        internal long SourceTime => sourceTimes.At(Object, 1)[0];

        internal UInt128 Key => keys.At(Object, 1)[0];

        internal ReadOnlySpan<int> Accounts => accounts.At(first, Count);

        internal ReadOnlySpan<long> Times => times.At(first, Count);

        internal ReadOnlySpan<int> Posts => posts.At(first, Count);

        internal ReadOnlySpan<bool> Reposts => reposts.At(first, Count);

        internal bool Next()
        {
            if (++Object >= columns.Objects)
            {
                return false;
            }

            var bounds = starts.At(Object, 2);
            (first, Count) = (bounds[0], bounds[1] - bounds[0]);
            return true;
        }
    }

    private static T One<T>(SpillList<T> column, int at)
        where T : unmanaged
    {
        var one = default(T);
        column.Read(at, new Span<T>(ref one));
        return one;
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
