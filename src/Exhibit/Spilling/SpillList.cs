using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Exhibit.Spilling;

/// <summary>
/// A list that only grows, of values without references, in blocks of at most 256 kB. Where memory is limited, all full
/// blocks lie in a temporary file. Written by one thread; read by any number of threads when it grows no more.
/// </summary>
/// <typeparam name="T">Of fixed size.</typeparam>
public sealed class SpillList<T> : IEnumerable<T>
    where T : unmanaged
{
    private const int MostBytes = 1 << 18;
    private const int LeastBytes = 1 << 10;

    // A run has some dozens of lists.
    private const int ShareOfBlock = 2048;

    private readonly SpillSpace space;
    private readonly int block;
    private readonly List<T[]> blocks = [];
    private SpillFile? file;
    private T[] last = [];
    private int used;
    private int drained;

    /// <summary>An empty list.</summary>
    /// <param name="space">Where full blocks go; null keeps everything in memory.</param>
    public SpillList(SpillSpace? space = null)
    {
        this.space = space ?? new SpillSpace();
        var bytes = this.space.IsLimited ? Math.Clamp(this.space.LimitBytes / ShareOfBlock, LeastBytes, MostBytes) : MostBytes;
        block = Math.Max(1, (int)bytes / Unsafe.SizeOf<T>());
    }

    /// <summary>Values held.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a value at the end.</summary>
    /// <exception cref="IOException">The disk of the temporary files is full.</exception>
    public void Add(T value)
    {
        if (used == last.Length)
        {
            Next();
        }

        last[used++] = value;
        Count++;
    }

    /// <summary>Adds values at the end.</summary>
    public void AddRange(ReadOnlySpan<T> values)
    {
        while (values.Length > 0)
        {
            if (used == last.Length)
            {
                Next();
            }

            var part = values[..Math.Min(values.Length, last.Length - used)];
            part.CopyTo(last.AsSpan(used));
            used += part.Length;
            Count += part.Length;
            values = values[part.Length..];
        }
    }

    /// <summary>
    /// Says that nothing will be added any more. Where memory is limited, a list of more than a block then lies on disk
    /// altogether, and a shorter one takes no more than it holds.
    /// </summary>
    /// <exception cref="IOException">The disk of the temporary files is full.</exception>
    public void Settle()
    {
        if (file is null)
        {
            Array.Resize(ref last, used);
            return;
        }

        file.Append(MemoryMarshal.AsBytes(last.AsSpan(0, used)));
        (last, used) = ([], 0);
    }

    /// <summary>The first values in an array of its own.</summary>
    internal T[] ToArray(int count)
    {
        var values = GC.AllocateUninitializedArray<T>(count);
        Read(0, values);
        return values;
    }

    /// <summary>Copies the values from a place on.</summary>
    public void Read(long start, Span<T> values)
    {
        while (values.Length > 0)
        {
            var at = (int)(start % block);
            var part = values[..Math.Min(values.Length, block - at)];
            if (start >= Count - used)
            {
                last.AsSpan(at, part.Length).CopyTo(part);
            }
            else if (file is not null)
            {
                file.Read(start * Unsafe.SizeOf<T>(), MemoryMarshal.AsBytes(part));
            }
            else
            {
                blocks[(int)(start / block)].AsSpan(at, part.Length).CopyTo(part);
            }

            values = values[part.Length..];
            start += part.Length;
        }
    }

    /// <summary>The values in order, some at a time, each forgotten when the next is asked for. Nothing can be added meanwhile.</summary>
    public IEnumerable<ReadOnlyMemory<T>> Drain()
    {
        foreach (var piece in Pieces())
        {
            yield return piece;
            if (drained < blocks.Count)
            {
                blocks[drained++] = [];
            }
        }

        Clear();
    }

    /// <summary>The values in order, some at a time; a piece is valid until the next is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<T>> Pieces()
    {
        T[]? buffer = null;
        for (long start = 0; start < Count; start += block)
        {
            var length = (int)Math.Min(block, Count - start);
            if (file is null || start >= Count - used)
            {
                yield return (start >= Count - used ? last : blocks[(int)(start / block)]).AsMemory(0, length);
                continue;
            }

            buffer ??= new T[block];
            Read(start, buffer.AsSpan(0, length));
            yield return buffer.AsMemory(0, length);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        foreach (var piece in Pieces())
        {
            for (var i = 0; i < piece.Length; i++)
            {
                yield return piece.Span[i];
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Lets go of everything.</summary>
    public void Clear()
    {
        file?.Dispose();
        blocks.Clear();
        (file, last, used, drained, Count) = (null, [], 0, 0, 0);
    }

    // The first block grows from small: most lists stay small.
    private void Next()
    {
        if (last.Length < block)
        {
            Array.Resize(ref last, Math.Min(block, Math.Max(16, 2 * last.Length)));
            return;
        }

        if (space.IsLimited)
        {
            file ??= space.NewFile();
            file.Append(MemoryMarshal.AsBytes(last.AsSpan()));
        }
        else
        {
            blocks.Add(last);
            last = new T[block];
        }

        used = 0;
    }
}
