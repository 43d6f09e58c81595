using Exhibit.Traces;

namespace Exhibit.Coordination.Groups;

/// <summary>
/// The trials of one account in one half: its objects there, by time, gathered into sittings. A sitting meets the group
/// when any of its objects does. The p of a rate, and what is left of it without a day or a source, follow.
/// </summary>
internal sealed class MemberTrials
{
    private const long Day = 86_400_000;

    private readonly TraceTable table;
    private readonly int[] rows;
    private readonly bool[] met;

    /// <summary>Gathers the trials.</summary>
    /// <param name="table">The traces.</param>
    /// <param name="account">The account.</param>
    /// <param name="half">The half that is tested.</param>
    /// <param name="meets">Whether the group shared an object too.</param>
    internal MemberTrials(TraceTable table, int account, int half, Func<int, bool> meets)
    {
        this.table = table;
        var own = new List<int>();
        foreach (var row in table.RowsOf(account))
        {
            if (Halves.Of(table, table.Object[row]) == half)
            {
                own.Add(row);
            }
        }

        own.Sort((x, y) => table.Time[x] != table.Time[y] ? table.Time[x].CompareTo(table.Time[y]) : x.CompareTo(y));
        rows = [.. own];
        met = Array.ConvertAll(rows, row => meets(table.Object[row]));
        (Sittings, Met) = Count(_ => true);
    }

    /// <summary>All sittings.</summary>
    internal int Sittings { get; }

    /// <summary>Sittings that met the group.</summary>
    internal int Met { get; }

    /// <summary>P(Binomial(sittings, rate) >= met).</summary>
    internal double P(double rate) => PoissonBinomial.Tail(Sittings, rate, Met);

    /// <summary>Largest p that is left when the objects of any one day, or of any one known source, are dropped.</summary>
    internal double WithoutOne(double rate)
    {
        var worst = 0.0;
        foreach (var day in MetKeys(DayOf))
        {
            worst = Math.Max(worst, Left(rate, row => DayOf(row) != day));
        }

        foreach (var source in MetKeys(SourceOf))
        {
            worst = source < 0 ? worst : Math.Max(worst, Left(rate, row => SourceOf(row) != source));
        }

        return worst;
    }

    private double Left(double rate, Func<int, bool> keep)
    {
        var (sittings, hits) = Count(keep);
        return PoissonBinomial.Tail(sittings, rate, hits);
    }

    private HashSet<long> MetKeys(Func<int, long> key) => [.. rows.Where((_, i) => met[i]).Select(key)];

    // Objects of one account at most the pause apart, each from the one before, are one sitting.
    private (int Sittings, int Met) Count(Func<int, bool> keep)
    {
        var (sittings, hits, last, hit) = (0, 0, long.MinValue, false);
        for (var i = 0; i < rows.Length; i++)
        {
            if (!keep(rows[i]))
            {
                continue;
            }

            var time = table.Time[rows[i]];
            if (sittings == 0 || time - last > Occasions.PauseMs)
            {
                (sittings, hit) = (sittings + 1, false);
            }

            hits += met[i] && !hit ? 1 : 0;
            (last, hit) = (time, hit || met[i]);
        }

        return (sittings, hits);
    }

    private long DayOf(int row) => Math.DivRem(table.Time[row], Day).Quotient;

    private long SourceOf(int row) => table.Source[table.Object[row]];
}
