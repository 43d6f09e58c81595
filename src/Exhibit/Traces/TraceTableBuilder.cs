namespace Exhibit.Traces;

/// <summary>Sorts collected traces into a <see cref="TraceTable"/>.</summary>
internal static class TraceTableBuilder
{
    /// <summary>A single hashtag is rare when at most one account in this many uses it.</summary>
    internal const int RareShare = 200;

    /// <summary>A single hashtag used by at most this many accounts is rare in a data set of any size.</summary>
    internal const int RareLeast = 20;

    /// <summary>What was collected of each object, by number.</summary>
    internal sealed record Objects(int[] Origin, int[] OriginAccount, long[] OriginTime, bool[] Single, UInt128[] Key);

    /// <summary>Builds the table and forgets the rows.</summary>
    /// <param name="kind">Id of the kind.</param>
    /// <param name="accounts">Accounts of the case.</param>
    /// <param name="rows">The traces.</param>
    /// <param name="from">What is known of the objects.</param>
    /// <param name="slot">Coarsest slot of the times, ms.</param>
    /// <param name="atOnce">Traces that are sorted in memory at a time.</param>
    internal static TraceTable Build(string kind, int accounts, TraceRows rows, Objects from, long slot, long atOnce)
    {
        var objects = from.Origin.Length;
        var table = new TraceTable(kind, accounts) { SlotMs = slot, TracesSeen = rows.Count };
        var start = new int[objects + 1];
        rows.CountObjects(objects).CopyTo(start, 1);
        for (var o = 0; o < objects; o++)
        {
            start[o + 1] += start[o];
        }

        var rare = Math.Max(RareLeast, accounts / RareShare);
        var seen = new int[accounts];
        var kept = 0;
        var newStart = new List<int>(objects + 1) { 0 };
        var keptObjects = new List<int>(objects);
        (table.Account, table.Time, table.Post, table.Repost) = (
            new int[rows.Count],
            new long[rows.Count],
            new int[rows.Count],
            new bool[rows.Count]
        );
        foreach (var (first, end, part) in rows.Parts(start, atOnce))
        {
            var traces = Lay(part, start, first, end, slot);
            for (var o = first; o < end; o++)
            {
                var group = traces.AsSpan(start[o] - start[first], start[o + 1] - start[o]);
                Sort(group);
                var from0 = kept;
                foreach (var trace in group)
                {
                    if (seen[trace.Account] != o + 1)
                    {
                        seen[trace.Account] = o + 1;
                        (table.Time[kept], table.Account[kept], table.Post[kept], table.Repost[kept]) = trace;
                        kept++;
                    }
                }

                if (from.Single[o] && kept - from0 > rare)
                {
                    kept = from0;
                    continue;
                }

                keptObjects.Add(o);
                newStart.Add(kept);
            }
        }

        table.ObjectStart = [.. newStart];
        if (kept < table.Account.Length)
        {
            (table.Account, table.Time, table.Post, table.Repost) = (
                table.Account[..kept],
                table.Time[..kept],
                table.Post[..kept],
                table.Repost[..kept]
            );
        }

        table.Object = new int[kept];
        table.Source = new int[keptObjects.Count];
        table.SourceAccount = new int[keptObjects.Count];
        table.SourceTime = new long[keptObjects.Count];
        table.Key = [.. keptObjects.Select(o => from.Key[o])];
        for (var o = 0; o < keptObjects.Count; o++)
        {
            table.Object.AsSpan(newStart[o], newStart[o + 1] - newStart[o]).Fill(o);
            SetSource(table, from, o, keptObjects[o]);
        }

        long reposts = 0,
            named = 0;
        for (var row = 0; row < kept; row++)
        {
            reposts += table.Repost[row] ? 1 : 0;
            named += table.Repost[row] && table.Source[table.Object[row]] >= 0 ? 1 : 0;
        }

        table.SourcesKnown = reposts > 0 && 2 * named >= reposts;
        table.IndexAccounts();
        return table;
    }

    // The traces of some objects, side by side. Times are compared in the coarsest slot of the kind: a second is not more
    // than the minute it is compared with.
    private static TraceRows.Trace[] Lay(IEnumerable<ReadOnlyMemory<TraceRows.Row>> part, int[] start, int first, int end, long slot)
    {
        var traces = new TraceRows.Trace[start[end] - start[first]];
        var next = Array.ConvertAll(start[first..end], s => s - start[first]);
        foreach (var piece in part)
        {
            foreach (ref readonly var row in piece.Span)
            {
                traces[next[row.Object - first]++] = new TraceRows.Trace(
                    row.Time - Modulo(row.Time, slot),
                    row.Account,
                    row.Post,
                    row.Repost
                );
            }
        }

        return traces;
    }

    // An object's origin is what the source says; else, where one account posted it first as its own and others only
    // reposted, that account: an author and the one who reposts them are no pair.
    private static void SetSource(TraceTable table, Objects from, int o, int old)
    {
        var (first, end) = (table.ObjectStart[o], table.ObjectStart[o + 1]);
        table.SourceTime[o] = from.OriginTime[old];
        if (from.Origin[old] >= 0)
        {
            table.SourceAccount[o] = from.OriginAccount[from.Origin[old]];
            // Sources are numbered by account where the account was read, else after the accounts by name.
            table.Source[o] = table.SourceAccount[o] >= 0 ? table.SourceAccount[o] : table.Accounts + from.Origin[old];
        }
        else if (end - first > 1 && !table.Repost[first] && table.Repost.AsSpan(first + 1, end - first - 1).IndexOf(false) < 0)
        {
            table.SourceAccount[o] = table.Account[first];
            table.Source[o] = table.Account[first];
        }
        else
        {
            table.SourceAccount[o] = -1;
            table.Source[o] = -1;
        }

        if (table.SourceTime[o] == TraceTable.UnknownTime && table.SourceAccount[o] >= 0)
        {
            var row = table.Account.AsSpan(first, end - first).IndexOf(table.SourceAccount[o]);
            table.SourceTime[o] = row >= 0 && !table.Repost[first + row] ? table.Time[first + row] : TraceTable.UnknownTime;
        }
    }

    // Most objects have a handful of traces.
    private static void Sort(Span<TraceRows.Trace> group)
    {
        if (group.Length > 16)
        {
            group.Sort(TraceRows.Trace.Compare);
            return;
        }

        for (var i = 1; i < group.Length; i++)
        {
            var trace = group[i];
            var j = i - 1;
            for (; j >= 0 && TraceRows.Trace.Compare(group[j], trace) > 0; j--)
            {
                group[j + 1] = group[j];
            }

            group[j + 1] = trace;
        }
    }

    private static long Modulo(long value, long by) => ((value % by) + by) % by;
}
