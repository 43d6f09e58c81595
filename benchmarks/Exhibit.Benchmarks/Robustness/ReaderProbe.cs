using System.Diagnostics;
using Exhibit.Readers;
using Exhibit.Readers.Damage;

namespace Exhibit.Benchmarks.Robustness;

/// <summary>
/// Reads one input as a case would, traps and raw refused records included. Anything but posts, refusals and an InputException
/// is a find; so is a second a megabyte, and memory beyond a bound.
/// </summary>
internal static class ReaderProbe
{
    // Seconds that loading code may take, whatever the size.
    private const double Patience = 10;

    // Bytes that one reading may allocate in all, most of them let go at once: a floor for buffers, and so much for each byte read.
    private const long FreeBytes = 512L << 20;
    private const long BytesPerByte = 4_000;

    /// <summary>What is wrong with how the input is read, in words; null where nothing is.</summary>
    internal static string? Find(string name, byte[] bytes, string? format)
    {
        var (clock, used) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var find = Read(name, bytes, format);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            return find
                ?? (
                    IsLong(clock.Elapsed, bytes) && IsLong(Environment.CpuUsage.TotalTime - used, bytes)
                        ? $"{clock.Elapsed.TotalSeconds:0.0} s for {bytes.Length} bytes"
                    : allocated > FreeBytes + (bytes.Length * BytesPerByte) ? $"{allocated >> 20} MiB allocated for {bytes.Length} bytes"
                    : null
                );
        }
        catch (InputException)
        {
            return null;
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    // By the clock and by the processor: a busy machine makes anything late, and other threads use the processor too.
    private static bool IsLong(TimeSpan time, byte[] bytes) => time.TotalSeconds > Patience + (bytes.Length / 1e6);

    private static string? Read(string name, byte[] bytes, string? format)
    {
        var input = new SourceInput
        {
            Index = 0,
            Name = name,
            Folder = "",
            Open = TextEncodings.Utf8(() => new MemoryStream(bytes, writable: false)),
        };
        var reader = new PostSource(Catalog.Readers, new ReaderOptions { Format = format }).Choose(input);
        var length = Length(input);
        var traps = new TrapFinder();
        using var raw = new RefusedRecords(input, reader is CsvPostReader);
        long row = 0;
        foreach (var read in PostSource.Guarded(reader, input, new ReaderOptions()))
        {
            row++;
            if (read.Post is null == read.Rejection is null)
            {
                return $"row {row} is neither post nor refusal, or both";
            }

            traps.Look(read);
            var record = raw.WithBytes(read);
            var at = record.Post?.Provenance.Row ?? record.Rejection!.Row;
            if (at != row)
            {
                return $"row {at} stands where row {row} should";
            }

            if ((record.Post?.Provenance ?? record.Rejection!.Where) is { Offset: >= 0 } where && where.Offset + where.Length > length)
            {
                return $"row {row} lies beyond the end";
            }

            if (record.Post is { TimeMs: < 0 or > 4_200_000_000_000 })
            {
                return $"row {row} is at {record.Post.TimeMs}";
            }

            if (record.Rejection is { Reason.Length: 0 })
            {
                return $"row {row} is refused without a reason";
            }
        }

        _ = traps.Traps.Concat(SourceTraps.Of(input, reader)).ToArray();
        return null;
    }

    private static long Length(SourceInput input)
    {
        using var stream = input.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.Length;
    }
}
