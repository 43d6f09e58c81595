using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>
/// The rows that can meet another row, laid out for counting: object by object and block by block, within a block by
/// account. Who comes after a row in its block is then exactly whom its account is paired with there, each pair once.
/// Rows alone in their block and an object's own author are left out: 8 bytes a row, and 8 more where another follows.
/// </summary>
internal sealed class BlockRows
{
    private readonly ulong[] cells;
    private readonly ulong[] spans;
    private readonly int[] spanStart;

    private BlockRows(ulong[] cells, ulong[] spans, int[] spanStart) =>
        (this.cells, this.spans, this.spanStart) = (cells, spans, spanStart);

    /// <summary>A row: account in the high half, ms since the block began in the low half.</summary>
    internal ReadOnlySpan<ulong> Cells => cells;

    /// <summary>Where an account's rows lie that others follow: first cell in the high half, end of the block in the low half.</summary>
    internal ReadOnlySpan<ulong> SpansOf(int account) => spans.AsSpan(spanStart[account], spanStart[account + 1] - spanStart[account]);

    /// <summary>Lays out the rows of a table.</summary>
    internal static BlockRows Of(TraceTable table, WindowSpec window)
    {
        var cells = new ulong[table.Count];
        var ends = new int[table.Count];
        var spanStart = new int[table.Accounts + 1];
        var kept = 0;
        for (var o = 0; o < table.Objects; o++)
        {
            var end = table.ObjectStart[o + 1];
            for (var first = table.ObjectStart[o]; first < end; )
            {
                var block = window.BlockOf(table.Time[first]);
                var begin = block * window.BlockMs;
                var next = first;
                var from = kept;
                for (; next < end && table.Time[next] < begin + window.BlockMs; next++)
                {
                    if (table.Account[next] != table.SourceAccount[o])
                    {
                        cells[kept++] = ((ulong)table.Account[next] << 32) | (uint)(table.Time[next] - begin);
                    }
                }

                first = next;
                if (kept - from < 2)
                {
                    kept = from;
                    continue;
                }

                Sort(cells.AsSpan(from, kept - from));
                ends.AsSpan(from, kept - from).Fill(kept);
                for (var i = from; i < kept - 1; i++)
                {
                    spanStart[(cells[i] >> 32) + 1]++;
                }
            }
        }

        for (var a = 0; a < table.Accounts; a++)
        {
            spanStart[a + 1] += spanStart[a];
        }

        var spans = new ulong[spanStart[^1]];
        var free = spanStart.AsSpan(0, table.Accounts).ToArray();
        for (var i = 0; i < kept; i++)
        {
            if (i + 1 < ends[i])
            {
                spans[free[cells[i] >> 32]++] = ((ulong)i << 32) | (uint)ends[i];
            }
        }

        return new BlockRows(cells[..kept], spans, spanStart);
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
