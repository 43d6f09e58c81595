using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>One pair of accounts in one trace kind and window, laid open for the explanations: what both shared, when, and who else.</summary>
public sealed class PairView
{
    private readonly IReadOnlySet<int> excluded;

    /// <summary>Lays a pair open.</summary>
    /// <param name="table">The traces.</param>
    /// <param name="window">W, D and slot.</param>
    /// <param name="a">First account.</param>
    /// <param name="b">Second account.</param>
    /// <param name="excluded">The two and their suspects: suspects may not be each other's alibi.</param>
    public PairView(TraceTable table, WindowSpec window, int a, int b, IReadOnlySet<int> excluded)
    {
        (Table, Window, A, B, this.excluded) = (table, window, a, b, excluded);
        var shared = new List<(int A, int B)>();
        var trials = new List<(int A, int B)>();
        var (objects, times) = (table.Object, table.Time);
        var rowsA = table.RowsOf(a);
        var rowsB = table.RowsOf(b);
        for (int i = 0, j = 0; i < rowsA.Length && j < rowsB.Length; )
        {
            int objectA = objects[rowsA[i]],
                objectB = objects[rowsB[j]];
            if (objectA == objectB)
            {
                if (!PairRule.IsAuthorAndReposter(table, rowsA[i], rowsB[j]))
                {
                    shared.Add((rowsA[i], rowsB[j]));
                    if (
                        window.BlockOf(times[rowsA[i]]) == window.BlockOf(times[rowsB[j]])
                        && !window.LeavesOut(table, objectA, times[rowsA[i]])
                    )
                    {
                        trials.Add((rowsA[i], rowsB[j]));
                    }
                }

                (i, j) = (i + 1, j + 1);
            }
            else if (objectA < objectB)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        Shared = [.. shared];
        trials.Sort((x, y) => Earlier(x) != Earlier(y) ? Earlier(x).CompareTo(Earlier(y)) : objects[x.A].CompareTo(objects[y.A]));
        Trials = [.. trials];
        Hit = Array.ConvertAll(Trials, t => Math.Abs(table.Time[t.A] - table.Time[t.B]) <= window.WindowMs);
        Hits = Hit.Count(h => h);
    }

    /// <summary>The traces.</summary>
    public TraceTable Table { get; }

    /// <summary>W, D and slot.</summary>
    public WindowSpec Window { get; }

    /// <summary>First account.</summary>
    public int A { get; }

    /// <summary>Second account.</summary>
    public int B { get; }

    /// <summary>Rows of both accounts for every object that both shared, at any distance in time.</summary>
    public (int A, int B)[] Shared { get; }

    /// <summary>Rows of both for every object shared in one block, by the earlier time: the trials.</summary>
    public (int A, int B)[] Trials { get; }

    /// <summary>Whether each trial lies within W.</summary>
    public bool[] Hit { get; }

    /// <summary>K: trials within W.</summary>
    public int Hits { get; }

    /// <summary>Time of A in a trial.</summary>
    public long TimeA(int trial) => Table.Time[Trials[trial].A];

    /// <summary>Time of B in a trial.</summary>
    public long TimeB(int trial) => Table.Time[Trials[trial].B];

    /// <summary>Object of a trial.</summary>
    public int ObjectOf(int trial) => Table.Object[Trials[trial].A];

    /// <summary>Number of the UTC day of a trial's earlier trace.</summary>
    public long DayOf(int trial) => FloorDiv(Earlier(Trials[trial]), 86_400_000);

    /// <summary>Whether an account may not serve as crowd: one of the pair, or a suspect of either.</summary>
    public bool IsExcluded(int account) => excluded.Contains(account);

    /// <summary>All accounts that may not serve as crowd.</summary>
    public IEnumerable<int> Excluded() => excluded;

    /// <summary>When an object came into the world: its original's time where known, else its first trace.</summary>
    public long OriginTime(int @object) => Table.OriginTime(@object);

    /// <summary>Whether something outside the pair set an object off: its original is known, or a bystander shared it first.</summary>
    public bool IsExternal(int @object) =>
        Table.SourceTime[@object] != TraceTable.UnknownTime
        || Table.Source[@object] >= 0
        || !IsExcluded(Table.Account[Table.ObjectStart[@object]]);

    /// <summary>Whether the original of a trial's object is by a suspect of the pair.</summary>
    public bool IsBySuspect(int trial) => Table.SourceAccount[ObjectOf(trial)] is >= 0 and var author && IsExcluded(author);

    private long Earlier((int A, int B) rows) => Math.Min(Table.Time[rows.A], Table.Time[rows.B]);

    private static long FloorDiv(long value, long by) => (value >= 0 ? value : value - by + 1) / by;
}
