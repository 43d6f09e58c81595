namespace Exhibit.Traces;

/// <summary>Sorts collected traces into a <see cref="TraceTable"/>.</summary>
internal static class TraceTableBuilder
{
    /// <summary>A single hashtag is rare when at most one account in this many uses it.</summary>
    internal const int RareShare = 200;

    /// <summary>A single hashtag used by at most this many accounts is rare in a data set of any size.</summary>
    internal const int RareLeast = 20;

    internal sealed record Columns(
        int[] Account,
        int[] Object,
        long[] Time,
        int[] Post,
        bool[] Repost,
        int[] Origin,
        int[] OriginAccount,
        long[] OriginTime,
        bool[] Single,
        UInt128[] Key
    );

    internal static TraceTable Build(string kind, int accounts, Columns from, long slot)
    {
        var objects = from.Origin.Length;
        var traces = from.Account.Length;
        var start = new int[objects + 1];
        foreach (var o in from.Object)
        {
            start[o + 1]++;
        }

        for (var o = 0; o < objects; o++)
        {
            start[o + 1] += start[o];
        }

        var next = start.AsSpan(0, objects).ToArray();
        var order = new int[traces];
        for (var i = 0; i < traces; i++)
        {
            order[next[from.Object[i]]++] = i;
        }

        // Times are compared in the coarsest slot of the kind: a second is not more than the minute it is compared with.
        var time = Array.ConvertAll(from.Time, t => t - Modulo(t, slot));
        for (var o = 0; o < objects; o++)
        {
            var group = order.AsSpan(start[o], start[o + 1] - start[o]);
            if (group.Length > 1)
            {
                group.Sort((a, b) => Compare(from, time, a, b));
            }
        }

        var rare = Math.Max(RareLeast, accounts / RareShare);
        var seen = new int[accounts];
        var kept = 0;
        var table = new TraceTable(kind, accounts) { SlotMs = slot, TracesSeen = traces };
        var newStart = new List<int>(objects + 1) { 0 };
        var keptObjects = new List<int>(objects);
        for (var o = 0; o < objects; o++)
        {
            var from0 = kept;
            for (var i = start[o]; i < start[o + 1]; i++)
            {
                var row = order[i];
                if (seen[from.Account[row]] != o + 1)
                {
                    seen[from.Account[row]] = o + 1;
                    order[kept++] = row;
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

        Array.Resize(ref order, kept);
        table.ObjectStart = [.. newStart];
        table.Account = Array.ConvertAll(order, i => from.Account[i]);
        table.Time = Array.ConvertAll(order, i => time[i]);
        table.Post = Array.ConvertAll(order, i => from.Post[i]);
        table.Repost = Array.ConvertAll(order, i => from.Repost[i]);
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

    // An object's origin is what the source says; else, where one account posted it first as its own and others only
    // reposted, that account: an author and the one who reposts them are no pair.
    private static void SetSource(TraceTable table, Columns from, int o, int old)
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

    private static int Compare(Columns from, long[] time, int a, int b)
    {
        var byTime = time[a].CompareTo(time[b]);
        if (byTime != 0)
        {
            return byTime;
        }

        var byAccount = from.Account[a].CompareTo(from.Account[b]);
        return byAccount != 0 ? byAccount : from.Post[a].CompareTo(from.Post[b]);
    }

    private static long Modulo(long value, long by) => ((value % by) + by) % by;
}
