using Exhibit.Spilling;

namespace Exhibit.Traces;

/// <summary>Which part of a parked table is read back.</summary>
public enum TraceParts
{
    /// <summary>What counting pairs needs: objects with two accounts or more, their accounts, times, authors; 12 bytes a row, 12 an object.</summary>
    Times,

    /// <summary>What testing pairs needs: everything but the keys; 25 bytes a row, 20 an object.</summary>
    Tests,

    /// <summary>What testing groups needs: no posts, and no original's times; 20 bytes a row, 28 an object.</summary>
    Groups,

    /// <summary>Everything; 16 bytes an object more.</summary>
    All,
}

/// <summary>How a table waits on disk while another is worked on.</summary>
public sealed partial class TraceTable
{
    // A table of this many rows is worth giving back before the next is read.
    private const int Large = 1 << 18;

    // What is tested at a time may take a sixth of the memory.
    private const int ShareOfPart = 6;

    // What is known of an account takes some fifty bytes a row; so a tenth of the memory.
    private const int ShareOfRow = 500;

    private TraceColumns? parked;
    private long limit;
    private SpillSpace? space;

    // Of a parked table, made when its pairs are first tested; of a part, those of the whole.
    private SourceCurves? curves;
    private long curveRows;

    /// <summary>Rows of the accounts of which something may be known at a time.</summary>
    internal long MostRowsKnown => limit == 0 ? long.MaxValue : limit / ShareOfRow;

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
        (parked, limit, this.space) = (columns, space.LimitBytes, space);
        Close();
    }

    /// <summary>Takes settled columns for its own: at once where memory is not limited, else whenever it is opened.</summary>
    internal void Adopt(TraceColumns columns, SpillSpace space)
    {
        if (space.IsLimited)
        {
            (parked, limit, this.space) = (columns, space.LimitBytes, space);
            return;
        }

        columns.Fill(this, TraceParts.All, last: true);
        IndexAccounts();
    }

    /// <summary>Reads a parked table back until the result is disposed of; does nothing for one that is in memory.</summary>
    internal IDisposable Open(TraceParts parts)
    {
        if (parked is null)
        {
            return new Opened(null);
        }

        if (parts == TraceParts.Times)
        {
            parked.FillShared(this);
        }
        else
        {
            parked.Fill(this, parts);
            IndexAccounts(sourcesToo: parts != TraceParts.Groups);
        }

        return new Opened(this);
    }

    /// <summary>Post of a row, from disk where the part in memory has none.</summary>
    internal int PostOf(int row) => Post.Length > 0 ? Post[row] : parked!.PostOf(row);

    /// <summary>Post of an object's first row, from disk where the table is.</summary>
    internal int FirstPostOf(int @object) => parked is null ? Post[ObjectStart[@object]] : parked.FirstPostOf(@object);

    /// <summary>Key of an object, and author and time of what it stems from, from disk where the table is.</summary>
    internal (UInt128 Key, int SourceAccount, long SourceTime) OriginOf(int @object) =>
        parked is null ? (Key[@object], SourceAccount[@object], SourceTime[@object]) : parked.OriginOf(@object);

    /// <summary>Deletes the table from disk.</summary>
    internal void Discard()
    {
        parked?.Clear();
        curves?.Clear();
    }

    /// <summary>Whether this is a part: its objects' origins are known of the objects that its pairs share, and no others.</summary>
    internal bool IsPart => Numbers is not null;

    // From disk; of many curves those asked for last are kept.
    private (long[] Latencies, int[] Accounts) Curve(int source)
    {
        var curve = curves!.Of(source);
        if (Interlocked.Add(ref curveRows, curve.Accounts.Length) > MostRowsKnown)
        {
            latencies.Clear();
            curveRows = curve.Accounts.Length;
        }

        return curve;
    }

    /// <summary>
    /// The part of the table that the tests of some pairs look at, for as long as it is referred to: whole every object that
    /// one of the first accounts shares with another of the tested; of the others the rows of the tested accounts; and, on
    /// disk, how the audience of every source reacted. A table that is in memory is its own part.
    /// </summary>
    /// <param name="first">Accounts of which each pair has one.</param>
    /// <param name="tested">All accounts of the pairs.</param>
    /// <param name="anySize">Whether the part may be of any size; else null is returned where, at 25 bytes a row and 24 an object, it would take more than its share of the memory.</param>
    internal TraceTable? Part(AccountSet first, AccountSet tested, bool anySize)
    {
        if (parked is null)
        {
            return this;
        }

        curves ??= AnySource ? new SourceCurves(parked, space!) : null;
        var part = Like(new TraceTable(Kind, Accounts) { limit = limit, curves = curves });
        if (!new TracePart(parked, first, tested).Fill(part, anySize ? long.MaxValue : limit / ShareOfPart))
        {
            return null;
        }

        part.IndexAccounts();
        return part;
    }

    /// <summary>What a part takes of what a part may take; 1 and above for one of any size.</summary>
    internal double ShareFilled => limit == 0 ? 1 : TracePart.Bytes(Objects, Account.Length) / ((double)limit / ShareOfPart);

    /// <summary>Whether the table lies on disk.</summary>
    internal bool IsParked => parked is not null;

    private void Close()
    {
        (ObjectStart, SourceAccount, Account, Time, Source, SourceTime, Key) = ([0], [], [], [], [], [], []);
        (Post, Repost, Object, AccountStart, AccountRows) = ([], [], [], [0], []);
        (sources, sourceStart, sourceObjects, Numbers) = ([], [0], [], null);
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
