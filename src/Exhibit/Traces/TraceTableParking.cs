using Exhibit.Spilling;

namespace Exhibit.Traces;

/// <summary>Which part of a parked table is read back.</summary>
public enum TraceParts
{
    /// <summary>What counting pairs needs: objects, accounts, times, authors; 12 bytes a row, 8 an object.</summary>
    Times,

    /// <summary>What testing pairs needs: everything but the keys; 25 bytes a row, 20 an object.</summary>
    Tests,

    /// <summary>Everything; 16 bytes an object more.</summary>
    All,
}

/// <summary>How a table waits on disk while another is worked on.</summary>
public sealed partial class TraceTable
{
    // A table of this many rows is worth giving back before the next is read.
    private const int Large = 1 << 18;

    // What is known of an account takes some fifty bytes a row; so a tenth of the memory.
    private const int ShareOfRow = 500;

    private TraceColumns? parked;

    /// <summary>Rows of the accounts of which something may be known at a time.</summary>
    internal long MostRowsKnown { get; private set; } = long.MaxValue;

    /// <summary>Moves the table to disk where memory is limited; from then on it is in memory only between <see cref="Open"/> and the disposal of what that returns.</summary>
    /// <exception cref="IOException">The disk of the temporary files is full.</exception>
    internal void Park(SpillSpace space)
    {
        if (!space.IsLimited || parked is not null)
        {
            return;
        }

        var columns = new TraceColumns(space);
        columns.Take(this);
        (parked, MostRowsKnown) = (columns, space.LimitBytes / ShareOfRow);
        Close();
    }

    /// <summary>Takes settled columns for its own: at once where memory is not limited, else whenever it is opened.</summary>
    internal void Adopt(TraceColumns columns, SpillSpace space)
    {
        if (space.IsLimited)
        {
            (parked, MostRowsKnown) = (columns, space.LimitBytes / ShareOfRow);
            return;
        }

        columns.Fill(this, TraceParts.All, last: true);
        IndexAccounts();
    }

    /// <summary>Reads a parked table back until the result is disposed of; does nothing for one that is in memory.</summary>
    internal IDisposable Open(TraceParts parts = TraceParts.All)
    {
        if (parked is null)
        {
            return new Opened(null);
        }

        parked.Fill(this, parts);
        if (parts != TraceParts.Times)
        {
            IndexAccounts();
        }

        return new Opened(this);
    }

    /// <summary>Deletes the table from disk.</summary>
    internal void Discard() => parked?.Clear();

    private TraceTable Unparked()
    {
        var copy = new TraceTable(Kind, Accounts);
        parked!.Fill(copy, TraceParts.All);
        return copy;
    }

    private void Close()
    {
        (ObjectStart, SourceAccount, Account, Time, Source, SourceTime, Key) = ([0], [], [], [], [], [], []);
        (Post, Repost, Object, AccountStart, AccountRows) = ([], [], [], [0], []);
        (sources, sourceStart, sourceObjects) = ([], [0], []);
        latencies.Clear();
        if (Count > Large)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private sealed class Opened(TraceTable? table) : IDisposable
    {
        public void Dispose() => table?.Close();
    }
}
