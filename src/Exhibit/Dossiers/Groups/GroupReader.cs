using Exhibit.Coordination.Groups;
using Exhibit.Evidence;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Dossiers.Groups;

/// <summary>Reads the base of common origin and common company back, distrusting every line.</summary>
internal static class GroupReader
{
    internal static IReadOnlyList<GroupFacts> Facts(IPackage package) =>
        BaseReader.Rows(
            package,
            GroupFiles.Families,
            GroupFiles.FamilyColumns,
            t => new GroupFacts(
                BaseReader.KindId(t, 0),
                Evidence(t, 1),
                BaseReader.Positive(t, 2),
                BaseReader.Positive(t, 3),
                NotNegative(t, 4),
                NotNegative(t, 5),
                BaseReader.Positive(t, 6),
                t.Index(7, int.MaxValue),
                NotNegative(t, 8)
            )
        );

    internal static IReadOnlyList<GroupData> Read(IPackage package, IReadOnlyList<GroupFacts> facts, int accounts, int records)
    {
        var cited = BaseReader
            .Rows(
                package,
                GroupFiles.Edges,
                GroupFiles.EdgeColumns,
                t => (Kind: Kind(t, 2, facts), A: t.Index(3, accounts), B: t.Index(4, accounts))
            )
            .Select(c => new CitedPair(c.Kind, Math.Min(c.A, c.B), Math.Max(c.A, c.B)))
            .ToLookup(c => c.Kind, StringComparer.Ordinal);
        return [.. facts.Where(f => cited.Contains(f.Kind)).Select(f => Read(package, f, [.. cited[f.Kind]], accounts, records))];
    }

    /// <summary>Where the content is shown, the half must be that of its key.</summary>
    /// <exception cref="VerifyException">It is another.</exception>
    internal static void RequireHalves(GroupData group, IReadOnlyDictionary<(string Kind, int Object), string> contents)
    {
        foreach (var ((kind, o), content) in contents.Where(c => c.Key.Kind == group.Facts.Kind && c.Value.Length > 0))
        {
            var key = TraceCollector.Key(content);
            var stated = Halves.Of(group.Table, o);
            if (stated != Halves.Of(key))
            {
                throw new VerifyException(
                    VerifyFailure.NumberMismatch,
                    FormattableString.Invariant($"{GroupFiles.Objects(kind)}, object {o}"),
                    FormattableString.Invariant($"half {1 - stated}, as the key of its content gives"),
                    FormattableString.Invariant($"{stated}")
                );
            }
        }
    }

    private static GroupData Read(IPackage package, GroupFacts facts, CitedPair[] cited, int accounts, int records)
    {
        var (halves, sources) = (new List<int>(), new List<int>());
        using (var t = new DossierTable(package, GroupFiles.Objects(facts.Kind), GroupFiles.ObjectColumns))
        {
            while (t.Read())
            {
                if (t.Index(0, int.MaxValue) != t.Row)
                {
                    throw t.Wrong("objects numbered from 0", t.Text(0));
                }

                halves.Add(t.Index(1, 2));
                sources.Add(t.IsEmpty(2) ? -1 : t.Index(2, int.MaxValue));
            }
        }

        UInt128[] keys = [GroupData.KeyOf(0), GroupData.KeyOf(1)];
        var table = TraceTableReader.Rows(
            package,
            GroupFiles.Traces(facts.Kind),
            new KindFacts(facts.Kind, facts.SlotMs, facts.Traces, 0, 0),
            sources,
            Enumerable.Repeat(TraceTable.UnknownTime, sources.Count).ToList(),
            accounts,
            records
        );
        table.Evidence = facts.Evidence;
        table.Key = [.. halves.Select(h => keys[h])];
        return new GroupData
        {
            Facts = facts,
            Table = table,
            Others = Others(package, facts.Kind, table),
            Cited = cited,
        };
    }

    private static Dictionary<int, (long, long)> Others(IPackage package, string kind, TraceTable table)
    {
        var others = new Dictionary<int, (long, long)>();
        using var t = new DossierTable(package, GroupFiles.Others(kind), GroupFiles.OtherColumns);
        while (t.Read())
        {
            var account = t.Index(0, table.Accounts);
            var (first, second) = GroupClosure.Count(table, account);
            if (t.Long(1) < first || t.Long(2) < second || !others.TryAdd(account, (t.Long(1), t.Long(2))))
            {
                throw t.Wrong("an account once, with no fewer objects than the traces show", "another row");
            }
        }

        return others;
    }

    private static string Kind(DossierTable t, int column, IReadOnlyList<GroupFacts> facts) =>
        facts.Any(f => f.Kind == t.Text(column)) ? t.Text(column) : throw t.Wrong($"a kind of {GroupFiles.Families}", "another");

    private static EvidenceKind Evidence(DossierTable t, int column) =>
        Enum.GetValues<EvidenceKind>().FirstOrDefault(e => e.Word() == t.Text(column)) is not EvidenceKind.Timing and var evidence
            ? evidence
            : throw t.Wrong("common-origin or common-company", "another word");

    private static long NotNegative(DossierTable t, int column) =>
        t.Long(column) >= 0 ? t.Long(column) : throw t.Wrong("a number not below 0", t.Text(column));
}
