using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>Cuts the raw bytes of records out of the sources again, by the places that reading noted.</summary>
public static class RawRecords
{
    /// <summary>The bytes of every wanted record whose format has byte ranges, by post number.</summary>
    /// <param name="paths">The paths that were read.</param>
    /// <param name="sources">The sources as they were read.</param>
    /// <param name="wanted">Post number and place of every wanted record.</param>
    /// <exception cref="InputException">A source changed since it was read.</exception>
    public static IReadOnlyDictionary<long, byte[]> Cut(
        IReadOnlyList<string> paths,
        IReadOnlyList<SourceFile> sources,
        IEnumerable<(long Post, Provenance Where)> wanted
    )
    {
        var bySource = wanted.Where(w => w.Where.Offset >= 0).ToLookup(w => w.Where.Source);
        var cut = new Dictionary<long, byte[]>();
        var index = 0;
        foreach (var file in InputExpander.Files(paths))
        {
            var entries = InputExpander.Sources(file).ToArray();
            if (Enumerable.Range(index, entries.Length).Any(i => bySource.Contains(i)))
            {
                RequireSame(file, sources[index]);
            }

            foreach (var (_, open) in entries)
            {
                Cut(open, bySource[index++].OrderBy(w => w.Where.Offset), cut);
            }
        }

        return cut;
    }

    private static void RequireSame(InputExpander.InputFile file, SourceFile source)
    {
        if (InputExpander.Digest(file.Path).Sha256 != source.Sha256)
        {
            throw new InputException($"{file.Name} changed while it was read. Leave the inputs alone during a run, and run again.");
        }
    }

    private static void Cut(Func<Stream> open, IEnumerable<(long Post, Provenance Where)> wanted, Dictionary<long, byte[]> cut)
    {
        Stream? stream = null;
        long at = 0;
        try
        {
            foreach (var (post, where) in wanted)
            {
                // Records of one source may overlap where a format nests them; then it is opened anew.
                if (stream is null || where.Offset < at)
                {
                    stream?.Dispose();
                    (stream, at) = (open(), 0);
                }

                Skip(stream, where.Offset - at);
                var bytes = new byte[where.Length];
                stream.ReadExactly(bytes);
                at = where.Offset + where.Length;
                cut[post] = bytes;
            }
        }
        finally
        {
            stream?.Dispose();
        }
    }

    private static void Skip(Stream stream, long bytes)
    {
        var buffer = new byte[1 << 16];
        while (bytes > 0)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(bytes, buffer.Length));
            if (read == 0)
            {
                throw new EndOfStreamException("A source is shorter than when it was read.");
            }

            bytes -= read;
        }
    }
}
