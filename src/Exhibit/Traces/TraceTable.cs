using Exhibit.Model;

namespace Exhibit.Traces;

/// <summary>
/// The traces of one kind, one row an (object, account): the account's first trace of the object. Rows are sorted by
/// object, then time, then account, so that one object's sharers within a block lie side by side.
/// </summary>
public sealed partial class TraceTable
{
    /// <summary>Marks an unknown origin time.</summary>
    public const long UnknownTime = long.MinValue;

    private readonly System.Collections.Concurrent.ConcurrentDictionary<int, (long[] Latencies, int[] Accounts)> latencies = new();
    private int[] sources = [];
    private int[] sourceStart = [0];
    private int[] sourceObjects = [];

    internal TraceTable(string kind, int accounts) => (Kind, Accounts) = (kind, accounts);

    /// <summary>Id of the trace kind.</summary>
    public string Kind { get; }

    /// <summary>What the kind is evidence of.</summary>
    public EvidenceKind Evidence { get; internal set; }

    /// <summary>Accounts of the case (an account's index is below it).</summary>
    public int Accounts { get; }

    /// <summary>Rows.</summary>
    public int Count => parked?.Rows ?? Account.Length;

    /// <summary>Objects.</summary>
    public int Objects => ObjectStart.Length - 1;

    /// <summary>First row of each object; one more than there are objects.</summary>
    public int[] ObjectStart { get; internal set; } = [0];

    /// <summary>Account of each row.</summary>
    public int[] Account { get; internal set; } = [];

    /// <summary>Object of each row.</summary>
    public int[] Object { get; internal set; } = [];

    /// <summary>Time of each row, ms since 1970, floored to the coarsest slot of the table.</summary>
    public long[] Time { get; internal set; } = [];

    /// <summary>Post of each row.</summary>
    public int[] Post { get; internal set; } = [];

    /// <summary>Whether the row's post is a repost.</summary>
    public bool[] Repost { get; internal set; } = [];

    /// <summary>Source of each object: the account (or unlisted name) it stems from; -1 unknown. Equal numbers are one source.</summary>
    public int[] Source { get; internal set; } = [];

    /// <summary>Account index of each object's source; -1 when unknown or not among the accounts read.</summary>
    public int[] SourceAccount { get; internal set; } = [];

    /// <summary>Time of each object's original; <see cref="UnknownTime"/> when unknown.</summary>
    public long[] SourceTime { get; internal set; } = [];

    /// <summary>Key of each object's content, see <see cref="TraceCollector.Key"/>.</summary>
    public UInt128[] Key { get; internal set; } = [];

    /// <summary>First entry of each account in <see cref="AccountRows"/>; one more than there are accounts.</summary>
    public int[] AccountStart { get; internal set; } = [0];

    /// <summary>Rows of each account, by object.</summary>
    public int[] AccountRows { get; internal set; } = [];

    /// <summary>Whether the data name sources: at least half of the reposts say whose post they repeat. Then an object without a source is own content.</summary>
    public bool SourcesKnown { get; internal set; }

    /// <summary>Whether the source of any object is known.</summary>
    internal bool AnySource { get; set; }

    /// <summary>Coarsest slot of the rows' times, ms.</summary>
    public long SlotMs { get; internal set; } = 1;

    /// <summary>Traces before later ones of the same account and object were set aside.</summary>
    public long TracesSeen { get; internal set; }

    /// <summary>Numbers of the objects in the whole table where only some are in memory; null where all are.</summary>
    internal int[]? Numbers { get; set; }

    /// <summary>Number of an object in the whole table.</summary>
    internal int NumberOf(int @object) => Numbers is null ? @object : Numbers[@object];

    /// <summary>Rows of one account, by object.</summary>
    public ReadOnlySpan<int> RowsOf(int account) =>
        AccountRows.AsSpan(AccountStart[account], AccountStart[account + 1] - AccountStart[account]);

    /// <summary>Row in which the account shares the object; -1 if it does not.</summary>
    public int RowOf(int account, int @object)
    {
        int low = AccountStart[account],
            high = AccountStart[account + 1] - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var row = AccountRows[middle];
            if (Object[row] == @object)
            {
                return row;
            }

            if (Object[row] < @object)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return -1;
    }

    /// <summary>
    /// A table with the same objects and accounts and other times, rows sorted anew; for the negative controls. The
    /// copy of a parked table is parked.
    /// </summary>
    /// <param name="disturb">Changes the times of one object of the copy in place, ms; objects come in order.</param>
    public TraceTable WithTimes(TimeChange disturb)
    {
        if (parked is not null)
        {
            return Like(
                new TraceTable(Kind, Accounts)
                {
                    parked = parked.WithTimes(disturb),
                    limit = limit,
                    space = space,
                }
            );
        }

        var copy = Like(
            new TraceTable(Kind, Accounts)
            {
                ObjectStart = ObjectStart,
                Object = Object,
                Account = [.. Account],
                Time = [.. Time],
                Post = [.. Post],
                Repost = [.. Repost],
                Source = Source,
                SourceAccount = SourceAccount,
                SourceTime = SourceTime,
                Key = Key,
            }
        );
        for (var o = 0; o < Objects; o++)
        {
            disturb(copy.Time.AsSpan(ObjectStart[o], ObjectStart[o + 1] - ObjectStart[o]));
        }

        copy.SortRows();
        copy.IndexAccounts();
        return copy;
    }

    private TraceTable Like(TraceTable table)
    {
        (table.SlotMs, table.Evidence, table.SourcesKnown, table.TracesSeen) = (SlotMs, Evidence, SourcesKnown, TracesSeen);
        table.AnySource = AnySource;
        return table;
    }

    // Within each object by time, then account.
    private void SortRows()
    {
        var traces = new List<(long Time, int Account, int Post, bool Repost)>();
        for (var o = 0; o < Objects; o++)
        {
            traces.Clear();
            for (var row = ObjectStart[o]; row < ObjectStart[o + 1]; row++)
            {
                traces.Add((Time[row], Account[row], Post[row], Repost[row]));
            }

            traces.Sort((a, b) => a.Time != b.Time ? a.Time.CompareTo(b.Time) : a.Account.CompareTo(b.Account));
            for (var i = 0; i < traces.Count; i++)
            {
                var row = ObjectStart[o] + i;
                (Time[row], Account[row], Post[row], Repost[row]) = traces[i];
            }
        }
    }

    /// <summary>Objects of one source, ascending; empty for an unknown source.</summary>
    public ReadOnlySpan<int> ObjectsOf(int source)
    {
        var index = Array.BinarySearch(sources, source);
        return index < 0 ? [] : sourceObjects.AsSpan(sourceStart[index], sourceStart[index + 1] - sourceStart[index]);
    }

    /// <summary>When an object came into the world: its original's time where known, else its first trace.</summary>
    public long OriginTime(int @object) => SourceTime[@object] != UnknownTime ? SourceTime[@object] : Time[ObjectStart[@object]];

    /// <summary>How long after the origin the objects of one source were shared, ascending, all sharers. Made on first use, once.</summary>
    public long[] LatenciesOf(int source) => ReactionsTo(source).Latencies;

    /// <summary>The same with whose they are.</summary>
    internal (long[] Latencies, int[] Accounts) ReactionsTo(int source) =>
        latencies.GetOrAdd(
            source,
            key =>
            {
                if (IsPart)
                {
                    return Curve(key);
                }

                var (all, accounts) = (new List<long>(), new List<int>());
                foreach (var o in ObjectsOf(key))
                {
                    for (var row = ObjectStart[o]; row < ObjectStart[o + 1]; row++)
                    {
                        all.Add(Time[row] - OriginTime(o));
                        accounts.Add(Account[row]);
                    }
                }

                long[] sorted = [.. all];
                int[] whose = [.. accounts];
                Array.Sort(sorted, whose);
                return (sorted, whose);
            }
        );

    internal void IndexAccounts(bool sourcesToo = true)
    {
        if (sourcesToo)
        {
            IndexSources();
        }

        var start = new int[Accounts + 1];
        foreach (var account in Account)
        {
            start[account + 1]++;
        }

        for (var i = 0; i < Accounts; i++)
        {
            start[i + 1] += start[i];
        }

        var next = start.AsSpan(0, Accounts).ToArray();
        var rows = new int[Count];
        for (var row = 0; row < Count; row++)
        {
            rows[next[Account[row]]++] = row;
        }

        (AccountStart, AccountRows) = (start, rows);
    }

    private void IndexSources()
    {
        sourceObjects = [.. Enumerable.Range(0, Objects).Where(o => Source[o] >= 0)];
        Array.Sort(sourceObjects, (a, b) => Source[a] != Source[b] ? Source[a].CompareTo(Source[b]) : a.CompareTo(b));
        sources = [.. sourceObjects.Select(o => Source[o]).Distinct()];
        sourceStart = new int[sources.Length + 1];
        for (int i = 0, s = 0; i < sourceObjects.Length; i++)
        {
            s += Source[sourceObjects[i]] == sources[s] ? 0 : 1;
            sourceStart[s + 1] = i + 1;
        }
    }
}
