using System.Runtime.InteropServices;
using Exhibit.Spilling;

namespace Exhibit.Traces;

/// <summary>
/// How long after their origin the objects of every source were shared and by whom, on disk by source: what the explanation
/// by the source asks of a parked table. 12 bytes a row, and in memory 16 a source.
/// </summary>
internal sealed class SourceCurves
{
    private const int Lots = 16;

    private readonly SpillList<long> latencies;
    private readonly SpillList<int> accounts;
    private readonly int[] sources;
    private readonly int[] start;

    /// <summary>Gathers the reactions of a table, a sixteenth of the sources at a time.</summary>
    /// <param name="columns">The table.</param>
    /// <param name="space">Where they lie.</param>
    internal SourceCurves(TraceColumns columns, SpillSpace space)
    {
        (latencies, accounts) = (new SpillList<long>(space), new SpillList<int>(space));
        var lots = new SpillList<Reaction>[Lots];
        for (var lot = 0; lot < Lots; lot++)
        {
            lots[lot] = new SpillList<Reaction>(space);
        }

        for (var o = new TraceColumns.Cursor(columns); o.Next(); )
        {
            if (o.Source is >= 0 and var source)
            {
                var times = o.Times;
                var who = o.Accounts;
                var origin = o.SourceTime != TraceTable.UnknownTime ? o.SourceTime : times[0];
                for (var i = 0; i < times.Length; i++)
                {
                    lots[source % Lots].Add(new Reaction(source, times[i] - origin, who[i]));
                }
            }
        }

        var (known, first) = (new List<int>(), new List<int>());
        foreach (var lot in lots)
        {
            Lay(lot, known, first);
            lot.Clear();
        }

        latencies.Settle();
        accounts.Settle();
        (sources, start) = ([.. known], [.. first]);
        Array.Sort(sources, start);
    }

    /// <summary>Latencies after the origin of one source's objects, ascending, and whose they are.</summary>
    internal (long[] Latencies, int[] Accounts) Of(int source)
    {
        var at = Array.BinarySearch(sources, source);
        if (at < 0)
        {
            return ([], []);
        }

        // Curves lie lot by lot, so the next source's begins elsewhere; its length comes first.
        var length = 0;
        accounts.Read(start[at], new Span<int>(ref length));
        var (found, whose) = (new long[length], new int[length]);
        latencies.Read(start[at] + 1, found);
        accounts.Read(start[at] + 1, whose);
        return (found, whose);
    }

    /// <summary>Lets go of everything.</summary>
    internal void Clear()
    {
        latencies.Clear();
        accounts.Clear();
    }

    private void Lay(SpillList<Reaction> lot, List<int> known, List<int> first)
    {
        var reactions = lot.ToArray((int)lot.Count);
        reactions.AsSpan().Sort(static (a, b) => a.Source != b.Source ? a.Source.CompareTo(b.Source) : a.Latency.CompareTo(b.Latency));
        for (int from = 0, to; from < reactions.Length; from = to)
        {
            for (to = from; to < reactions.Length && reactions[to].Source == reactions[from].Source; to++) { }
            known.Add(reactions[from].Source);
            first.Add(checked((int)accounts.Count));
            latencies.Add(0);
            accounts.Add(to - from);
            foreach (ref readonly var reaction in reactions.AsSpan(from, to - from))
            {
                latencies.Add(reaction.Latency);
                accounts.Add(reaction.Account);
            }
        }
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Reaction(int Source, long Latency, int Account);
}
