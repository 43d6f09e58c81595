using Exhibit.Model;
using Exhibit.Spilling;

namespace Exhibit.Traces;

/// <summary>
/// Takes the traces of one kind while posts are read. Objects are known by the key of their content
/// (<see cref="Key"/>), so that memory does not grow with their length and nobody can forge two contents with one key.
/// </summary>
public sealed class TraceCollector : ITraceSink
{
    // Where memory is limited, keys in memory may take a sixty-fourth of it for each kind, some 24 bytes each.
    private const int ShareOfKey = 64 * 24;
    private const int LeastKeys = 1 << 7;

    private readonly ITraceKind kind;
    private KeyTable objects = new();
    private readonly TraceRows rows;
    private readonly SpillSpace space;
    private readonly IContentMerger? merger;
    private readonly int mostKeys = int.MaxValue;
    private readonly LateObjects late;
    private List<ObjectFacts> facts = [];
    private Dictionary<int, ObjectFacts> filled = [];
    private Dictionary<string, int> originNames = new(StringComparer.OrdinalIgnoreCase);
    private List<string> originByIndex = [];
    private readonly OpenOrigins open;
    private HashSet<int> isOpen = [];
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
        (late, open) = (new LateObjects(this.space), new OpenOrigins(this.space));
        // Contents that are merged must all be at hand.
        if (this.space.IsLimited && merger is null)
        {
            // Tables of keys double.
            mostKeys = Math.Max(LeastKeys, 1 << (int)long.Log2(Math.Clamp(this.space.LimitBytes / ShareOfKey, 1, 1 << 30)));
        }
    }

    /// <summary>The kind.</summary>
    public ITraceKind Kind => kind;

    /// <summary>Traces so far.</summary>
    public int Count => checked(rows.Count + late.Count);

    /// <summary>Ids of originals whose author or time is still unknown, with their objects; complete once all is settled.</summary>
    public IEnumerable<(int Object, string PostId)> OpenOrigins => open;

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
        var key = Key(content);
        var entry = objects.IndexOf(key, mostKeys);
        var says = new ObjectFacts(
            originTimeMs ?? TraceTable.UnknownTime,
            origin.Length > 0 ? Name(origin) : ObjectFacts.Unknown,
            content[0] == CoHashtag.SingleMark && kind is CoHashtag
        );
        var row = new TraceRows.Row(current.TimeMs, currentAccount, entry, currentNumber, current.IsRepost);
        if (entry < 0)
        {
            late.Add(key, row, says, originPost);
            return;
        }

        if (entry == facts.Count)
        {
            merger?.Add(content);
            facts.Add(says);
        }
        else
        {
            facts[entry] = facts[entry].With(says);
        }

        rows.Add(row);
        if (originPost.Length > 0 && facts[entry].IsOpen && isOpen.Add(entry))
        {
            open.Add(entry, originPost);
        }
    }

    /// <summary>Says that all posts are read: every object has its number from then on.</summary>
    internal void Settle()
    {
        if (late.Count > 0)
        {
            objects.Settle();
            late.Number(facts.Count, rows, open);
        }
    }

    /// <summary>Tells the author and time of an object's original, found among the posts read.</summary>
    public void SetOrigin(int @object, string name, long timeMs)
    {
        var says = new ObjectFacts(timeMs, Name(name), Single: false);
        if (@object < facts.Count)
        {
            facts[@object] = facts[@object].Filled(says);
        }
        else
        {
            filled[@object] = says;
        }
    }

    /// <summary>Builds the table, once: first trace per object and account, sorted. The collected traces are let go.</summary>
    /// <param name="accounts">Accounts of the case.</param>
    /// <param name="accountOf">Index of the account with this id or handle; -1 where none was read.</param>
    public TraceTable Build(int accounts, Func<string, int> accountOf)
    {
        Settle();
        var kept = Merge();
        int[] originAccount = [.. originByIndex.Select(accountOf)];
        (originNames, originByIndex, isOpen) = (new(StringComparer.OrdinalIgnoreCase), [], []);
        open.Clear();
        var table = TraceTableBuilder.Build(kind.Id, accounts, rows, kept + late.Objects, All(), originAccount, slot, space);
        table.Evidence = kind.Evidence;
        // What the objects were collected by is as large as the table itself.
        (objects, facts, filled) = (new KeyTable(), [], []);
        late.Clear();
        return table;
    }

    private IEnumerable<(UInt128 Key, ObjectFacts Facts)> All()
    {
        for (var o = 0; o < facts.Count; o++)
        {
            if (!facts[o].IsMerged)
            {
                yield return (objects.Keys[o], facts[o]);
            }
        }

        var number = facts.Count;
        foreach (var (key, found) in late.All)
        {
            yield return (key, filled.TryGetValue(number++, out var by) ? found.Filled(by) : found);
        }
    }

    // Contents that are one object share what is known of its origin, under the smallest of their numbers. How many are left.
    private int Merge()
    {
        if (merger?.Merge() is not { } numbers)
        {
            return facts.Count;
        }

        var (place, kept) = (new int[numbers.Length], 0);
        for (var o = 0; o < numbers.Length; o++)
        {
            var into = numbers[o];
            place[o] = into == o ? kept++ : place[into];
            if (into != o)
            {
                facts[into] = facts[into].With(facts[o]);
                facts[o] = ObjectFacts.Merged;
            }
        }

        rows.Renumber(place);
        return kept;
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
