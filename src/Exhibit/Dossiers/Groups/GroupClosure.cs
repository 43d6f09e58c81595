using Exhibit.Coordination.Groups;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Dossiers.Groups;

/// <summary>
/// Which part of a trace table the tests of the cited accounts follow from: every object of the accounts and of their groups,
/// with all sharers. Of outsiders only the number of their objects is needed beyond it.
/// </summary>
internal static class GroupClosure
{
    /// <summary>Accounts whose every object the part holds.</summary>
    internal static HashSet<int> Whole(TraceTable table, IReadOnlyCollection<int> cited)
    {
        var whole = cited.ToHashSet();
        for (var half = 0; half < 2; half++)
        {
            if (table.Evidence == EvidenceKind.CommonCompany)
            {
                foreach (var account in cited)
                {
                    whole.UnionWith(CompanyRule.Met(table, half, account));
                }

                continue;
            }

            var group = OriginRule.Groups(table, half);
            var groups = cited.Select(a => group[a]).Where(g => g >= 0).ToHashSet();
            whole.UnionWith(Enumerable.Range(0, group.Length).Where(a => groups.Contains(group[a])));
        }

        return whole;
    }

    /// <summary>Objects of these accounts, ascending.</summary>
    internal static int[] Objects(TraceTable table, IEnumerable<int> accounts)
    {
        var objects = new HashSet<int>();
        foreach (var account in accounts)
        {
            foreach (var row in table.RowsOf(account))
            {
                objects.Add(table.Object[row]);
            }
        }

        return [.. objects.Order()];
    }

    /// <summary>First traces of an account in each half.</summary>
    internal static (long Objects0, long Objects1) Count(TraceTable table, int account)
    {
        var (all, second) = (0L, 0L);
        foreach (var row in table.RowsOf(account))
        {
            all++;
            second += Halves.Of(table, table.Object[row]);
        }

        return (all - second, second);
    }
}
