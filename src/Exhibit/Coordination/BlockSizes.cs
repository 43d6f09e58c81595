using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>How much there is to lay out for counting, counted beforehand in one pass over the rows.</summary>
internal sealed class BlockSizes
{
    private readonly List<CrowdedBlock> leftOut = [];

    private BlockSizes(int accounts) => Followed = new int[accounts];

    /// <summary>Rows in a block with another.</summary>
    internal int Rows { get; private set; }

    /// <summary>Rows of the longest block, author included.</summary>
    internal int Largest { get; private set; }

    /// <summary>Rows of each account that are followed by a higher account in their block.</summary>
    internal int[] Followed { get; }

    /// <summary>Blocks with more sharers than may be compared.</summary>
    internal IReadOnlyList<CrowdedBlock> LeftOut => leftOut;

    /// <summary>Counts a table.</summary>
    internal static BlockSizes Of(TraceTable table, WindowSpec window)
    {
        var sizes = new BlockSizes(table.Accounts);
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
                sizes.Take(table.Account.AsSpan(first, next - first), table.SourceAccount[o], o, begin, window.MostSharers);
                first = next;
            }
        }

        return sizes;
    }

    private void Take(ReadOnlySpan<int> accounts, int author, int @object, long begin, int most)
    {
        Largest = Math.Max(Largest, accounts.Length);
        var (count, last) = (0, -1);
        foreach (var account in accounts)
        {
            count += account != author ? 1 : 0;
            last = account != author ? Math.Max(last, account) : last;
        }

        if (count > most)
        {
            leftOut.Add(new CrowdedBlock(@object, begin, count));
        }
        else if (count > 1)
        {
            Rows += count;
            foreach (var account in accounts)
            {
                Followed[account] += account != author && account != last ? 1 : 0;
            }
        }
    }
}
