using Exhibit.Model;
using Exhibit.Spilling;

namespace Exhibit.Traces;

/// <summary>
/// Takes the traces of one kind while posts are read. Objects are known by the key of their content
/// (<see cref="Key"/>), so that memory does not grow with their length and nobody can forge two contents with one key.
/// </summary>
public sealed class TraceCollector : ITraceSink
{
    private const int Unknown = -1;
    private const int Several = -2;

    private readonly ITraceKind kind;
    private KeyTable objects = new();
    private readonly TraceRows rows;
    private readonly SpillSpace space;
    private readonly IContentMerger? merger;
    private List<int> origin = [];
    private List<long> originTime = [];
    private Dictionary<string, int> originNames = new(StringComparer.OrdinalIgnoreCase);
    private List<string> originByIndex = [];
    private Dictionary<int, string> originPost = [];
    private List<bool> single = [];
    private long slot = 1;
    private Post current = null!;
    private int currentAccount;
    private int currentNumber;

    /// <summary>Collects for one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="space">Where traces go; null keeps them in memory.</param>
    public TraceCollector(ITraceKind kind, SpillSpace? space = null)
    {
        (this.kind, this.space, merger) = (kind, space ?? new SpillSpace(), (kind as IMergingTraceKind)?.NewMerger());
        rows = new TraceRows(this.space);
    }

    /// <summary>The kind.</summary>
    public ITraceKind Kind => kind;

    /// <summary>Traces so far.</summary>
    public int Count => rows.Count;

    /// <summary>Ids of originals whose author or time is still unknown, by object.</summary>
    public IReadOnlyDictionary<int, string> OpenOrigins => originPost;

    /// <summary>Extracts the traces of one post.</summary>
    public void Take(Post source, int accountIndex, int number)
    {
        (current, currentAccount, currentNumber) = (source, accountIndex, number);
        var before = Count;
        kind.Extract(source, this);
        if (Count > before)
        {
            slot = Math.Max(slot, source.Precision.SlotMilliseconds());
        }
    }

    /// <inheritdoc/>
    void ITraceSink.Add(ReadOnlySpan<char> content, string origin, long? originTimeMs, string originPost)
    {
        var entry = objects.IndexOf(Key(content));
        if (entry == this.origin.Count)
        {
            merger?.Add(content);
            this.origin.Add(Unknown);
            originTime.Add(TraceTable.UnknownTime);
            single.Add(content[0] == CoHashtag.SingleMark && kind is CoHashtag);
        }

        rows.Add(currentAccount, entry, current.TimeMs, currentNumber, current.IsRepost);
        if (origin.Length > 0)
        {
            var name = Name(origin);
            // A link or tag that several authors published stems from none of them.
            this.origin[entry] = this.origin[entry] == Unknown || this.origin[entry] == name ? name : Several;
        }

        if (originTimeMs is { } at)
        {
            originTime[entry] = originTime[entry] == TraceTable.UnknownTime ? at : Math.Min(originTime[entry], at);
        }

        if (originPost.Length > 0 && (this.origin[entry] == Unknown || originTime[entry] == TraceTable.UnknownTime))
        {
            this.originPost.TryAdd(entry, originPost);
        }
    }

    /// <summary>Tells the author and time of an object's original, found among the posts read.</summary>
    public void SetOrigin(int @object, string name, long timeMs)
    {
        origin[@object] = origin[@object] == Unknown ? Name(name) : origin[@object];
        originTime[@object] = originTime[@object] == TraceTable.UnknownTime ? timeMs : originTime[@object];
    }

    /// <summary>Builds the table, once: first trace per object and account, sorted. The collected traces are let go.</summary>
    /// <param name="accounts">Accounts of the case.</param>
    /// <param name="accountOf">Index of the account with this id or handle; -1 where none was read.</param>
    public TraceTable Build(int accounts, Func<string, int> accountOf)
    {
        var numbers = Merge();
        int[] kept = [.. Enumerable.Range(0, origin.Count).Where(o => numbers is null || numbers[o] == o)];
        var from = new TraceTableBuilder.Objects(
            Array.ConvertAll(kept, o => origin[o]),
            originByIndex.Select(accountOf).ToArray(),
            Array.ConvertAll(kept, o => originTime[o]),
            Array.ConvertAll(kept, o => single[o]),
            Array.ConvertAll(kept, o => objects.Keys[o])
        );
        if (numbers is not null)
        {
            var place = new int[origin.Count];
            for (var i = 0; i < kept.Length; i++)
            {
                place[kept[i]] = i;
            }

            rows.Renumber(Array.ConvertAll(numbers, o => place[o]));
        }

        Forget();
        var table = TraceTableBuilder.Build(kind.Id, accounts, rows, from, slot, space);
        table.Evidence = kind.Evidence;
        return table;
    }

    // What the objects were collected by, as large as the table itself.
    private void Forget()
    {
        (objects, origin, originTime, single) = (new KeyTable(), [], [], []);
        (originNames, originByIndex, originPost) = (new(StringComparer.OrdinalIgnoreCase), [], []);
    }

    // Contents that are one object share what is known of its origin, under the smallest of their numbers.
    private int[]? Merge()
    {
        var numbers = merger?.Merge();
        for (var o = 0; o < (numbers?.Length ?? 0); o++)
        {
            var into = numbers![o];
            if (into == o)
            {
                continue;
            }

            origin[into] =
                origin[into] == Unknown ? origin[o]
                : origin[o] == Unknown || origin[o] == origin[into] ? origin[into]
                : Several;
            originTime[into] =
                originTime[into] == TraceTable.UnknownTime ? originTime[o]
                : originTime[o] == TraceTable.UnknownTime ? originTime[into]
                : Math.Min(originTime[into], originTime[o]);
        }

        return numbers;
    }

    private int Name(string name)
    {
        if (!originNames.TryGetValue(name, out var index))
        {
            index = originByIndex.Count;
            originByIndex.Add(name);
            originNames.Add(name, index);
        }

        return index;
    }

    /// <summary>Key by which an object's content is known.</summary>
    public static UInt128 Key(ReadOnlySpan<char> content) => ContentKey.Of(content);
}
