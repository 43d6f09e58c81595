using Exhibit.Spilling;

namespace Exhibit.Traces;

/// <summary>Sorts collected traces into a <see cref="TraceTable"/>.</summary>
internal static class TraceTableBuilder
{
    /// <summary>A single hashtag is rare when at most one account in this many uses it.</summary>
    internal const int RareShare = 200;

    /// <summary>A single hashtag used by at most this many accounts is rare in a data set of any size.</summary>
    internal const int RareLeast = 20;

    /// <summary>Builds the table and forgets the rows.</summary>
    /// <param name="kind">Id of the kind.</param>
    /// <param name="accounts">Accounts of the case.</param>
    /// <param name="rows">The traces.</param>
    /// <param name="objects">Number of objects.</param>
    /// <param name="from">Key of the objects and what is known of them, by number.</param>
    /// <param name="originAccount">Account of each name that an object may stem from; -1 where none was read.</param>
    /// <param name="slot">Coarsest slot of the times, ms.</param>
    /// <param name="space">Where the table lies; where memory is limited, a sixteenth of it is for the part that is sorted at a time.</param>
    internal static TraceTable Build(
        string kind,
        int accounts,
        TraceRows rows,
        int objects,
        IEnumerable<(UInt128 Key, ObjectFacts Facts)> from,
        int[] originAccount,
        long slot,
        SpillSpace space
    )
    {
        var start = rows.Starts(objects);
        var table = new TraceTable(kind, accounts) { SlotMs = slot, TracesSeen = rows.Count };
        var columns = new TraceColumns(space);
        var rare = Math.Max(RareLeast, accounts / RareShare);
        var seen = new int[accounts];
        long reposts = 0,
            named = 0;
        var traces = Array.Empty<TraceRows.Trace>();
        using var known = from.GetEnumerator();
        foreach (var (first, end, part) in rows.Parts(start, space.IsLimited ? space.LimitBytes / (16 * 24) : long.MaxValue))
        {
            if (traces.Length < start[end] - start[first])
            {
                traces = new TraceRows.Trace[start[end] - start[first]];
            }

            Lay(part, start, first, end, slot, traces);
            for (var o = first; o < end; o++)
            {
                known.MoveNext();
                var (key, facts) = known.Current;
                var group = traces.AsSpan(start[o] - start[first], start[o + 1] - start[o]);
                Sort(group);
                group = group[..FirstOfEach(group, seen, o + 1)];
                if (facts.Single && group.Length > rare)
                {
                    continue;
                }

                var origin = Origin(group, facts, originAccount, accounts);
                columns.Add(key, group, origin);
                table.AnySource |= origin.Source >= 0;
                var repeated = Reposts(group);
                reposts += repeated;
                named += origin.Source >= 0 ? repeated : 0;
            }
        }

        columns.Settle();
        table.SourcesKnown = reposts > 0 && 2 * named >= reposts;
        table.Adopt(columns, space);
        return table;
    }

    // Moves the first trace of every account to the front.
    private static int FirstOfEach(Span<TraceRows.Trace> group, int[] seen, int stamp)
    {
        var kept = 0;
        foreach (var trace in group)
        {
            if (seen[trace.Account] != stamp)
            {
                seen[trace.Account] = stamp;
                group[kept++] = trace;
            }
        }

        return kept;
    }

    private static int Reposts(ReadOnlySpan<TraceRows.Trace> group)
    {
        var count = 0;
        foreach (ref readonly var trace in group)
        {
            count += trace.Repost ? 1 : 0;
        }

        return count;
    }

    // The traces of some objects, side by side. Times are compared in the coarsest slot of the kind: a second is not more
    // than the minute it is compared with.
    private static void Lay(
        IEnumerable<ReadOnlyMemory<TraceRows.Row>> part,
        int[] start,
        int first,
        int end,
        long slot,
        TraceRows.Trace[] traces
    )
    {
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
    }

    // An object's origin is what the source says; else, where one account posted it first as its own and others only
    // reposted, that account: an author and the one who reposts them are no pair.
    private static (int Source, int Account, long TimeMs) Origin(
        ReadOnlySpan<TraceRows.Trace> group,
        ObjectFacts facts,
        int[] originAccount,
        int accounts
    )
    {
        var (source, account, time) = (-1, -1, facts.OriginTime);
        if (facts.Origin >= 0)
        {
            account = originAccount[facts.Origin];
            // Sources are numbered by account where the account was read, else after the accounts by name.
            source = account >= 0 ? account : accounts + facts.Origin;
        }
        else if (group.Length > 1 && !group[0].Repost && Reposts(group) == group.Length - 1)
        {
            (source, account) = (group[0].Account, group[0].Account);
        }

        for (var i = 0; time == TraceTable.UnknownTime && account >= 0 && i < group.Length; i++)
        {
            if (group[i].Account == account)
            {
                return (source, account, group[i].Repost ? time : group[i].Time);
            }
        }

        return (source, account, time);
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
