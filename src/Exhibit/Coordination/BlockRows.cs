using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>
/// The rows that can meet another row, laid out for counting: object by object and block by block, within a block by
/// account. Who comes after a row in its block is then exactly whom its account is paired with there, each pair once.
/// Rows alone in their block and an object's own author are left out: 8 bytes a row, and 8 more where another follows.
/// A range of accounts can be laid out by itself, so that less is in memory at a time.
/// </summary>
internal sealed class BlockRows
{
    private readonly ulong[] cells;
    private readonly int kept;
    private readonly ulong[] spans;
    private readonly int[] spanStart;

    private BlockRows(ulong[] cells, int kept, ulong[] spans, int[] spanStart) =>
        (this.cells, this.kept, this.spans, this.spanStart) = (cells, kept, spans, spanStart);

    /// <summary>A row: account in the high half, ms since the block began in the low half.</summary>
    internal ReadOnlySpan<ulong> Cells => cells.AsSpan(0, kept);

    /// <summary>Where an account's rows lie that others follow: first cell in the high half, end of the block in the low half.</summary>
    internal ReadOnlySpan<ulong> SpansOf(int account) => spans.AsSpan(spanStart[account], spanStart[account + 1] - spanStart[account]);

    /// <summary>Bytes that the layout of a range of accounts takes.</summary>
    internal static long Bytes(TraceTable table, WindowSpec window, BlockSizes sizes, int from, int to)
    {
        var numbers = CellsOf(table, window, sizes, from, to);
        foreach (var followed in sizes.Followed.AsSpan(from, to - from))
        {
            numbers += followed;
        }

        return numbers * sizeof(ulong);
    }

    // Only a part of the rows stands beside a part of the accounts.
    private static long CellsOf(TraceTable table, WindowSpec window, BlockSizes sizes, int from, int to)
    {
        if (from == 0 && to == table.Accounts)
        {
            return sizes.Rows;
        }

        long cells = 0;
        for (var o = 0; o < table.Objects; o++)
        {
            var end = table.ObjectStart[o + 1];
            for (var first = table.ObjectStart[o]; first < end; )
            {
                var (next, _) = window.EndOfBlock(table.Time, first, end);
                var (all, count, inRange) = (0, 0, 0);
                foreach (var account in table.Account.AsSpan(first, next - first))
                {
                    var other = account != table.SourceAccount[o];
                    all += other ? 1 : 0;
                    count += other && account >= from ? 1 : 0;
                    inRange += other && account >= from && account < to ? 1 : 0;
                }

                first = next;
                cells += count < 2 || inRange == 0 || all > window.MostSharers ? 0 : count;
            }
        }

        return cells;
    }

    /// <summary>Lays out the rows of a table.</summary>
    /// <param name="table">The traces.</param>
    /// <param name="window">W, D and slot.</param>
    /// <param name="sizes">The sizes counted beforehand.</param>
    /// <param name="from">First account whose pairs with later accounts are to be counted.</param>
    /// <param name="to">The account after the last one.</param>
    internal static BlockRows Of(TraceTable table, WindowSpec window, BlockSizes sizes, int from, int to)
    {
        var spanStart = new int[table.Accounts + 1];
        for (var a = 0; a < table.Accounts; a++)
        {
            spanStart[a + 1] = checked(spanStart[a] + (a >= from && a < to ? sizes.Followed[a] : 0));
        }

        var spans = new ulong[spanStart[^1]];
        var free = spanStart.AsSpan(0, table.Accounts).ToArray();
        // A block is written down before it is known to count.
        var cells = new ulong[CellsOf(table, window, sizes, from, to) + sizes.Largest];
        var kept = 0;
        for (var o = 0; o < table.Objects; o++)
        {
            var end = table.ObjectStart[o + 1];
            for (var first = table.ObjectStart[o]; first < end; )
            {
                if (window.IsAlone(table.Time, first, end))
                {
                    first++;
                    continue;
                }

                var (next, begin) = window.EndOfBlock(table.Time, first, end);
                var (all, count, inRange) = (0, 0, 0);
                for (var row = first; row < next; row++)
                {
                    var account = table.Account[row];
                    if (account == table.SourceAccount[o])
                    {
                        continue;
                    }

                    all++;
                    if (account >= from)
                    {
                        cells[kept + count++] = ((ulong)account << 32) | (uint)(table.Time[row] - begin);
                        inRange += account < to ? 1 : 0;
                    }
                }

                first = next;
                if (count < 2 || inRange == 0 || all > window.MostSharers)
                {
                    continue;
                }

                Sort(cells.AsSpan(kept, count));
                var endOfBlock = kept + count;
                for (var i = kept; i < endOfBlock - 1 && (int)(cells[i] >> 32) < to; i++)
                {
                    spans[free[cells[i] >> 32]++] = ((ulong)i << 32) | (uint)endOfBlock;
                }

                kept = endOfBlock;
            }
        }

        return new BlockRows(cells, kept, spans, spanStart);
    }

    // Most blocks hold a handful of rows.
    private static void Sort(Span<ulong> block)
    {
        if (block.Length > 24)
        {
            block.Sort();
            return;
        }

        for (var i = 1; i < block.Length; i++)
        {
            var cell = block[i];
            var j = i - 1;
            for (; j >= 0 && block[j] > cell; j--)
            {
                block[j + 1] = block[j];
            }

            block[j + 1] = cell;
        }
    }
}
