using System.Runtime.InteropServices;
using Exhibit.Spilling;

namespace Exhibit.Traces;

/// <summary>Which part of a parked table is read back.</summary>
public enum TraceParts
{
    /// <summary>What counting pairs needs: objects, accounts, times, authors; 12 bytes a row.</summary>
    Times,

    /// <summary>Everything; 25 bytes a row.</summary>
    All,
}

/// <summary>How a table waits on disk while another is worked on.</summary>
public sealed partial class TraceTable
{
    // A table of this many rows is worth giving back before the next is read.
    private const int Large = 1 << 18;

    private SpillFile? parked;
    private int parkedRows;
    private int parkedObjects;

    /// <summary>Moves the table to disk where memory is limited; from then on it is in memory only between <see cref="Open"/> and the disposal of what that returns.</summary>
    /// <exception cref="IOException">The disk of the temporary files is full.</exception>
    internal void Park(SpillSpace space)
    {
        if (!space.IsLimited || parked is not null)
        {
            return;
        }

        var file = space.NewFile();
        // In the order of reading back: what counting needs comes first.
        Write(file, ObjectStart);
        Write(file, SourceAccount);
        Write(file, Account);
        Write(file, Time);
        Write(file, Source);
        Write(file, SourceTime);
        Write(file, Key);
        Write(file, Post);
        Write(file, Repost);
        (parkedRows, parkedObjects, parked) = (Account.Length, Objects, file);
        Close();
    }

    /// <summary>Reads a parked table back until the result is disposed of; does nothing for one that is in memory.</summary>
    internal IDisposable Open(TraceParts parts = TraceParts.All)
    {
        if (parked is null)
        {
            return new Opened(null);
        }

        Unpark(this, parts);
        if (parts == TraceParts.All)
        {
            IndexAccounts();
        }

        return new Opened(this);
    }

    /// <summary>Deletes the table from disk.</summary>
    internal void Discard() => parked?.Dispose();

    private TraceTable Unpark(TraceTable into, TraceParts parts)
    {
        var (rows, objects) = (parkedRows, parkedObjects);
        long at = 0;
        into.ObjectStart = Read<int>(objects + 1, ref at);
        into.SourceAccount = Read<int>(objects, ref at);
        into.Account = Read<int>(rows, ref at);
        into.Time = Read<long>(rows, ref at);
        if (parts == TraceParts.All)
        {
            into.Source = Read<int>(objects, ref at);
            into.SourceTime = Read<long>(objects, ref at);
            into.Key = Read<UInt128>(objects, ref at);
            into.Post = Read<int>(rows, ref at);
            into.Repost = Read<bool>(rows, ref at);
            into.Object = new int[rows];
            for (var o = 0; o < objects; o++)
            {
                into.Object.AsSpan(into.ObjectStart[o], into.ObjectStart[o + 1] - into.ObjectStart[o]).Fill(o);
            }
        }

        return into;
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

    private static void Write<T>(SpillFile file, T[] values)
        where T : unmanaged
    {
        // In pieces of at most 1 GB: a span of bytes cannot be longer than 2.
        const int Piece = 1 << 26;
        for (var i = 0; i < values.Length; i += Piece)
        {
            file.Append(MemoryMarshal.AsBytes(values.AsSpan(i, Math.Min(Piece, values.Length - i))));
        }
    }

    private T[] Read<T>(int count, ref long at)
        where T : unmanaged
    {
        const int Piece = 1 << 26;
        var values = GC.AllocateUninitializedArray<T>(count);
        for (var i = 0; i < count; i += Piece)
        {
            var bytes = MemoryMarshal.AsBytes(values.AsSpan(i, Math.Min(Piece, count - i)));
            parked!.Read(at, bytes);
            at += bytes.Length;
        }

        return values;
    }

    private sealed class Opened(TraceTable? table) : IDisposable
    {
        public void Dispose() => table?.Close();
    }
}
