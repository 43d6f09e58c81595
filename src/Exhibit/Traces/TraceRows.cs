namespace Exhibit.Traces;

/// <summary>
/// Collected traces of one kind in blocks of 65,536, 21 bytes each: growing copies nothing, and a block that has been
/// sorted into the table is let go before the next is read.
/// </summary>
internal sealed class TraceRows
{
    private const int BlockBits = 16;

    private readonly List<Block?> blocks = [];

    /// <summary>Traces held.</summary>
    internal int Count { get; private set; }

    /// <summary>Adds a trace.</summary>
    internal void Add(int account, int @object, long time, int post, bool repost)
    {
        var at = Count & ((1 << BlockBits) - 1);
        if (at == 0)
        {
            blocks.Add(new Block());
        }

        var block = blocks[Count >> BlockBits]!;
        (block.Account[at], block.Object[at], block.Time[at], block.Post[at], block.Repost[at]) = (account, @object, time, post, repost);
        Count++;
    }

    /// <summary>Number of traces of each object.</summary>
    internal int[] CountObjects(int objects)
    {
        var counts = new int[objects];
        for (var b = 0; b < blocks.Count; b++)
        {
            foreach (var o in blocks[b]!.Object.AsSpan(0, LengthOf(b)))
            {
                counts[o]++;
            }
        }

        return counts;
    }

    /// <summary>Gives every object another number.</summary>
    internal void Renumber(int[] numbers)
    {
        for (var b = 0; b < blocks.Count; b++)
        {
            foreach (ref var o in blocks[b]!.Object.AsSpan(0, LengthOf(b)))
            {
                o = numbers[o];
            }
        }
    }

    /// <summary>Hands over every trace in order and forgets it.</summary>
    internal void Drain(Action<int, Trace> take)
    {
        for (var b = 0; b < blocks.Count; b++)
        {
            var block = blocks[b]!;
            for (var i = 0; i < LengthOf(b); i++)
            {
                take(block.Object[i], new Trace(block.Time[i], block.Account[i], block.Post[i], block.Repost[i]));
            }

            blocks[b] = null;
        }

        blocks.Clear();
        Count = 0;
    }

    private int LengthOf(int block) => Math.Min(1 << BlockBits, Count - (block << BlockBits));

    /// <summary>One trace of an object, in the order in which an object's traces lie: by time, account, post.</summary>
    internal readonly record struct Trace(long Time, int Account, int Post, bool Repost)
    {
        internal static int Compare(Trace a, Trace b) =>
            a.Time != b.Time ? a.Time.CompareTo(b.Time)
            : a.Account != b.Account ? a.Account.CompareTo(b.Account)
            : a.Post.CompareTo(b.Post);
    }

    private sealed class Block
    {
        public int[] Account { get; } = new int[1 << BlockBits];

        public int[] Object { get; } = new int[1 << BlockBits];

        public long[] Time { get; } = new long[1 << BlockBits];

        public int[] Post { get; } = new int[1 << BlockBits];

        public bool[] Repost { get; } = new bool[1 << BlockBits];
    }
}
