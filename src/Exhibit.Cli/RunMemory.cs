using System.Diagnostics;

namespace Exhibit.Cli;

/// <summary>
/// Keeps a run to its memory limit. What a run needs it moves to disk by itself; the runtime, though, collects garbage when
/// it thinks fit, for a machine of which nothing else wants memory. Here the resident set is looked at all the time, and
/// near the limit everything that is not needed is given back to the system.
/// </summary>
internal sealed class RunMemory : IDisposable
{
    /// <summary>Least share of the database: 100 MB.</summary>
    internal const int LeastDatabaseMegabytes = 100;

    // The database's share of a limit.
    private const int DatabaseShare = 8;

    private const int LookEveryMs = 20;

    // From three quarters of the limit on garbage is collected, when there is a sixteenth of it at least: else a run that
    // needs nearly all of its limit would do nothing but collect.
    private const double Near = .75;
    private const int LeastGarbage = 16;

    private readonly long limit;
    private readonly ManualResetEventSlim ended = new();
    private readonly Thread watch;

    /// <summary>Watches until it is disposed of.</summary>
    /// <param name="limitMegabytes">The limit, MB; 0 for none.</param>
    internal RunMemory(int limitMegabytes)
    {
        limit = limitMegabytes * 1_000_000L;
        watch = new Thread(Watch) { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        if (limit > 0)
        {
            watch.Start();
        }
    }

    /// <summary>What the database may hold, MB.</summary>
    internal static int Database(int limitMegabytes) => Math.Max(LeastDatabaseMegabytes, limitMegabytes / DatabaseShare);

    /// <summary>The most that this process had in memory, MB, as far as the system tells.</summary>
    internal static long PeakMegabytes
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return self.PeakWorkingSet64 / 1_000_000;
        }
    }

    /// <summary>Whether a fault says that memory ran out, the runtime's or the database's.</summary>
    internal static bool RanOut(Exception fault) =>
        fault is OutOfMemoryException || IsOfDatabase(fault) || (fault is AggregateException many && many.InnerExceptions.Any(RanOut));

    /// <summary>What is said then: whose memory, what must fit, what to do.</summary>
    internal static string Said(Exception fault) =>
        $"the memory ran out{(IsOfDatabase(fault) ? ", that is the database's share of it" : "")}. Accounts, edges, and the tables of own words and of what is passed on while they are tested must fit (docs/performance.md, Memory): give --memory, or a larger one, or fewer kinds with --traces. No case was written; an earlier case in the same folder is untouched.";

    // A query says so by an exception of the driver's, or of the reader of chunks'; writing to the database, as if a disk had failed.
    private static bool IsOfDatabase(Exception fault) =>
        fault is DuckDB.NET.Data.DuckDBException or IOException or InvalidOperationException
        && fault.Message.Contains("Out of Memory Error", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public void Dispose()
    {
        ended.Set();
        if (limit > 0)
        {
            watch.Join();
        }

        ended.Dispose();
    }

    // How much is allocated before garbage is collected again: a third of the room that is left, a sixteenth of the limit at
    // least. A run that needs more than its limit would do nothing but collect, so there it is a quarter of what is needed.
    internal static long Garbage(long limit, long resident, long needed) =>
        Math.Max(limit / LeastGarbage, resident > limit ? needed / 4 : (limit - resident) / 3);

    private void Watch()
    {
        var allocated = 0L;
        var least = limit / LeastGarbage;
        while (!ended.Wait(LookEveryMs))
        {
            if (Environment.WorkingSet > Near * limit && GC.GetTotalAllocatedBytes() - allocated > least)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                allocated = GC.GetTotalAllocatedBytes();
                least = Garbage(limit, Environment.WorkingSet, GC.GetTotalMemory(forceFullCollection: false));
            }
        }
    }
}
