using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>One pair of accounts in one trace kind and window, laid open for the explanations: what both shared, when, and who else.</summary>
public sealed class PairView
{
    // Up to so many trials are put in order where they stand.
    private const int Few = 32;

    [ThreadStatic]
    private static List<(int A, int B)>? scratch;

    private readonly AccountSet excluded;

    /// <summary>Lays a pair open.</summary>
    /// <param name="table">The traces.</param>
    /// <param name="window">W, D and slot.</param>
    /// <param name="a">First account.</param>
    /// <param name="b">Second account.</param>
    /// <param name="excluded">The two and their suspects: suspects may not be each other's alibi.</param>
    internal PairView(TraceTable table, WindowSpec window, int a, int b, AccountSet excluded)
    {
        (Table, Window, A, B, this.excluded) = (table, window, a, b, excluded);
        var shared = scratch ??= [];
        shared.Clear();
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
        var trials = shared;
        trials.RemoveAll(t =>
            window.BlockOf(times[t.A]) != window.BlockOf(times[t.B]) || window.LeavesOut(table, objects[t.A], times[t.A])
        );
        Trials = [.. trials];
        Sort(Trials);
        Hit = new bool[Trials.Length];
        for (var t = 0; t < Hit.Length; t++)
        {
            Hit[t] = Math.Abs(times[Trials[t].A] - times[Trials[t].B]) <= window.WindowMs;
            Hits += Hit[t] ? 1 : 0;
        }
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
    internal ReadOnlySpan<int> Excluded => excluded.Members;

    /// <summary>When an object came into the world: its original's time where known, else its first trace.</summary>
    public long OriginTime(int @object) => Table.OriginTime(@object);

    /// <summary>Whether something outside the pair set an object off: its original is known, or a bystander shared it first.</summary>
    public bool IsExternal(int @object) =>
        Table.SourceTime[@object] != TraceTable.UnknownTime
        || Table.Source[@object] >= 0
        || !IsExcluded(Table.Account[Table.ObjectStart[@object]]);

    /// <summary>Whether the original of a trial's object is by a suspect of the pair.</summary>
    public bool IsBySuspect(int trial) => Table.SourceAccount[ObjectOf(trial)] is >= 0 and var author && IsExcluded(author);

    // By the earlier time, then the object; they come by object.
    private void Sort((int A, int B)[] trials)
    {
        if (trials.Length > Few)
        {
            var objects = Table.Object;
            Array.Sort(
                trials,
                (x, y) => Earlier(x) != Earlier(y) ? Earlier(x).CompareTo(Earlier(y)) : objects[x.A].CompareTo(objects[y.A])
            );
            return;
        }

        for (var i = 1; i < trials.Length; i++)
        {
            var (trial, time) = (trials[i], Earlier(trials[i]));
            var j = i - 1;
            for (; j >= 0 && Earlier(trials[j]) > time; j--)
            {
                trials[j + 1] = trials[j];
            }

            trials[j + 1] = trial;
        }
    }

    private long Earlier((int A, int B) rows) => Math.Min(Table.Time[rows.A], Table.Time[rows.B]);

    private static long FloorDiv(long value, long by) => (value >= 0 ? value : value - by + 1) / by;
}
