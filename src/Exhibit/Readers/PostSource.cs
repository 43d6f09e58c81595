using Exhibit.Model;
using Exhibit.Readers.Damage;

namespace Exhibit.Readers;

/// <summary>Reads all posts behind some paths: finds the sources, picks a reader for each, counts what it gives.</summary>
public sealed class PostSource(IReadOnlyList<IPostReader> readers, ReaderOptions options)
{
    private const int SampleBytes = 1 << 16;

    private readonly List<SourceFile> sources = [];
    private FileStream? current;
    private long bytesBefore;
    private readonly List<(string Source, Trap Trap)> traps = [];

    /// <summary>The sources read so far, in order.</summary>
    public IReadOnlyList<SourceFile> Sources => sources;

    /// <summary>Bytes on disk of all files to read, known once reading has begun.</summary>
    public long BytesTotal { get; private set; }

    /// <summary>Bytes on disk read so far, about: readers read ahead.</summary>
    public long BytesRead => bytesBefore + (current is { CanRead: true } open ? open.Position : 0);

    /// <summary>What may mislead in the sources read so far, with the name of each source.</summary>
    public IReadOnlyList<(string Source, Trap Trap)> Traps => traps;

    /// <summary>Every record of every source, in order. Rejections carry their source's name.</summary>
    /// <param name="paths">Files, folders, globs.</param>
    /// <exception cref="InputException">A source cannot be read at all.</exception>
    public IEnumerable<ReadRecord> Read(IReadOnlyList<string> paths)
    {
        var files = InputExpander.Files(paths);
        var sideTables = new SortedSet<string>(StringComparer.Ordinal);
        BytesTotal = files.Sum(f => PlainFile.Length(f.Path));
        foreach (var file in files)
        {
            var (sha256, bytes) = InputExpander.Digest(file.Path);
            var changed = new ChangeWatch(file.Path);
            foreach (var (name, open) in InputExpander.Sources(file, opened => current = opened))
            {
                var input = new SourceInput
                {
                    Index = sources.Count,
                    Name = name,
                    Folder = Path.GetDirectoryName(Path.GetFullPath(file.Path)) ?? "",
                    Open = open,
                };
                var reader = Choose(input);
                long accepted = 0,
                    rejected = 0;
                var finder = new TrapFinder();
                using var raw = new RefusedRecords(input, reader is CsvPostReader);
                foreach (var record in Guarded(reader, input))
                {
                    (accepted, rejected) = record.Post is null ? (accepted, rejected + 1) : (accepted + 1, rejected);
                    finder.Look(record);
                    yield return raw.WithBytes(record);
                }

                changed.Refuse(file.Name);
                traps.AddRange(SourceTraps.Of(input, reader).Concat(finder.Traps).Select(t => (name, t)));

                sources.Add(new SourceFile(input.Index, name, sha256, bytes, reader.Id, accepted + rejected, accepted, rejected));
                if (reader is ISideTableReader side && side.SideTable(input) is { } table)
                {
                    sideTables.Add(table);
                }
            }

            (current, bytesBefore) = (null, bytesBefore + bytes);
        }

        // Side tables are inputs with a digest and no rows.
        foreach (var table in sideTables)
        {
            var (sha256, bytes) = InputExpander.Digest(table);
            sources.Add(new SourceFile(sources.Count, Path.GetFileName(table), sha256, bytes, "side-table", 0, 0, 0));
        }
    }

    /// <summary>The reader of a source: the forced one, else the one that recognises it best.</summary>
    /// <exception cref="InputException">None does.</exception>
    public IPostReader Choose(SourceInput input)
    {
        if (options.Format is { } forced)
        {
            return readers.FirstOrDefault(r => r.Id == forced)
                ?? throw new InputException(
                    $"--format '{forced}' does not exist. Formats are {string.Join(", ", readers.Select(r => r.Id))}."
                );
        }

        var sample = Sample(input);
        var best = readers
            .Select(r => (Reader: r, Score: r.Recognize(sample)))
            .OrderByDescending(r => r.Score)
            .ThenBy(r => r.Reader.Id, StringComparer.Ordinal)
            .First();
        if (best.Score > 0)
        {
            return best.Reader;
        }

        // With --map the user knows the columns better than the hints do.
        if (options.Map.Count > 0 && CsvSniffer.Header(sample) is not null)
        {
            return readers.First(r => r.Id == "generic-csv");
        }

        throw new InputException(Unrecognised(input, sample));
    }

    /// <summary>The records of a source; what cannot be unpacked is named.</summary>
    internal static IEnumerable<ReadRecord> Guarded(IPostReader reader, SourceInput input, ReaderOptions options)
    {
        using var records = reader.Read(input, options).GetEnumerator();
        while (true)
        {
            try
            {
                if (!records.MoveNext())
                {
                    break;
                }
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ZstdSharp.ZstdException)
            {
                throw Damaged(input, e);
            }

            yield return records.Current;
        }
    }

    private IEnumerable<ReadRecord> Guarded(IPostReader reader, SourceInput input) => Guarded(reader, input, options);

    private static SourceSample Sample(SourceInput input)
    {
        try
        {
            using var stream = input.Open();
            var buffer = new byte[SampleBytes];
            var read = stream.ReadAtLeast(buffer, SampleBytes, throwOnEndOfStream: false);
            if (read == 0)
            {
                throw new InputException($"{input.Name} is empty. Remove it from the list or export it again.");
            }

            return new SourceSample(input.Name, input.Folder, buffer.AsMemory(0, read), read < SampleBytes);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ZstdSharp.ZstdException)
        {
            throw Damaged(input, e);
        }
    }

    private static InputException Damaged(SourceInput input, Exception cause) =>
        new(
            cause.Message.Contains("memory", StringComparison.OrdinalIgnoreCase)
                ? FormattableString.Invariant(
                    $"{input.Name} cannot be unpacked within {ZstdWindow.Most() >> 20} MiB, a quarter of the memory there is: it was packed with a longer window. Unpack it yourself (zstd -d --long=31) and read the file."
                )
                : $"{input.Name} cannot be unpacked, it is damaged or cut off ({cause.Message.TrimEnd('.')}). Download it again; what could be unpacked ends before the file does.",
            cause
        );

    private string Unrecognised(SourceInput input, SourceSample sample)
    {
        var head = sample.Head.Span;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return $"{input.Name} is UTF-16 text, which is not read. Save it as UTF-8 (in a spreadsheet: \"CSV UTF-8\").";
        }

        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            return $"{input.Name} is a zip archive or an office document under another name. Give an archive the ending .zip; save a spreadsheet as CSV with the ids as text.";
        }

        var found = CsvSniffer.Header(sample) is { } header ? "columns " + string.Join(", ", header.Names.Take(40)) : "no header line";
        return $"{input.Name} is of no known format: found {found}. Name the columns with --map account=…,time=…,text=…, or force one of {string.Join(", ", readers.Select(r => r.Id))} with --format.";
    }
}
