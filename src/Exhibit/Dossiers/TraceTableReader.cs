using Exhibit.Evidence;
using Exhibit.Traces;

namespace Exhibit.Dossiers;

/// <summary>Reads the objects and traces of one kind into a table that the rule can be asked about.</summary>
internal static class TraceTableReader
{
    internal static TraceTable Read(IPackage package, KindFacts kind, int accounts, int records)
    {
        var (source, time) = Objects(package, kind.Kind);
        return Rows(package, DossierFiles.Traces(kind.Kind), kind, source, time, accounts, records);
    }

    /// <summary>The traces of objects that were read before.</summary>
    internal static TraceTable Rows(
        IPackage package,
        string path,
        KindFacts kind,
        List<int> source,
        List<long> time,
        int accounts,
        int records
    )
    {
        var (objects, owners, times, posts) = (new List<int>(), new List<int>(), new List<long>(), new List<int>());
        using var t = new DossierTable(package, path, DossierColumns.Traces);
        var seen = new HashSet<(int, int)>();
        while (t.Read())
        {
            var (o, account, at) = (t.Index(0, source.Count), t.Index(1, accounts), t.Long(2));
            if (objects.Count > 0 && (objects[^1], times[^1], owners[^1]).CompareTo((o, at, account)) >= 0)
            {
                throw t.Wrong("rows by object, time and account", "another order");
            }

            if (!seen.Add((o, account)) || at % kind.SlotMs != 0)
            {
                throw t.Wrong("one row an object and account, times in whole slots", "another row");
            }

            objects.Add(o);
            owners.Add(account);
            times.Add(at);
            posts.Add(t.IsEmpty(3) ? -1 : Record(t, records));
        }

        var start = new int[source.Count + 1];
        foreach (var o in objects)
        {
            start[o + 1]++;
        }

        for (var o = 0; o < source.Count; o++)
        {
            start[o + 1] += start[o];
        }

        var table = new TraceTable(kind.Kind, accounts)
        {
            ObjectStart = start,
            Object = [.. objects],
            Account = [.. owners],
            Time = [.. times],
            Post = [.. posts],
            Repost = new bool[objects.Count],
            Source = [.. source],
            SourceAccount = [.. source.Select(s => s < accounts ? s : -1)],
            SourceTime = [.. time],
            Key = new UInt128[source.Count],
            SlotMs = kind.SlotMs,
            SourcesKnown = kind.SourcesKnown,
            TracesSeen = kind.Traces,
        };
        table.IndexAccounts();
        return table;
    }

    private static int Record(DossierTable t, int records) =>
        t.Long(3) < records
            ? t.Index(3, records)
            : throw new VerifyException(
                VerifyFailure.CitedRecordMissing,
                DossierFiles.Records,
                $"record {t.Text(3)}, which a trace cites",
                FormattableString.Invariant($"{records} records")
            );

    private static (List<int> Source, List<long> Time) Objects(IPackage package, string kind)
    {
        var (source, time) = (new List<int>(), new List<long>());
        using var t = new DossierTable(package, DossierFiles.Objects(kind), DossierColumns.Objects);
        while (t.Read())
        {
            if (t.Index(0, int.MaxValue) != t.Row)
            {
                throw t.Wrong("objects numbered from 0", t.Text(0));
            }

            source.Add(t.IsEmpty(1) ? -1 : t.Index(1, int.MaxValue));
            time.Add(t.IsEmpty(2) ? TraceTable.UnknownTime : t.Long(2));
        }

        return (source, time);
    }
}
