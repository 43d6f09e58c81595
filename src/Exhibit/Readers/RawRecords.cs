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
    ) =>
        Each(paths, sources, wanted.Select(w => new RawPlace(w.Post, w.Where.Source, w.Where.Offset, w.Where.Length)))
            .ToDictionary(r => r.Post, r => r.Bytes);

    /// <summary>The same one after the other, by source and place in it.</summary>
    public static IEnumerable<(long Post, byte[] Bytes)> Each(
        IReadOnlyList<string> paths,
        IReadOnlyList<SourceFile> sources,
        IEnumerable<RawPlace> wanted
    )
    {
        RawPlace[] places = [.. wanted.Where(w => w.Offset >= 0)];
        Array.Sort(places, (a, b) => (a.Source, a.Offset, a.Post).CompareTo((b.Source, b.Offset, b.Post)));
        int index = 0,
            at = 0;
        foreach (var file in InputExpander.Files(paths))
        {
            var entries = InputExpander.Sources(file).ToArray();
            if (at < places.Length && places[at].Source < index + entries.Length)
            {
                RequireSame(file, sources[index]);
            }

            foreach (var (_, open) in entries)
            {
                var end = at;
                while (end < places.Length && places[end].Source == index)
                {
                    end++;
                }

                foreach (var record in Cut(open, new ArraySegment<RawPlace>(places, at, end - at)))
                {
                    yield return record;
                }

                (at, index) = (end, index + 1);
            }
        }
    }

    private static void RequireSame(InputExpander.InputFile file, SourceFile source)
    {
        if (InputExpander.Digest(file.Path).Sha256 != source.Sha256)
        {
            throw new InputException($"{file.Name} changed while it was read. Leave the inputs alone during a run, and run again.");
        }
    }

    private static IEnumerable<(long Post, byte[] Bytes)> Cut(Func<Stream> open, ArraySegment<RawPlace> wanted)
    {
        Stream? stream = null;
        var skipped = new byte[1 << 16];
        long at = 0;
        try
        {
            foreach (var where in wanted)
            {
                // Records of one source may overlap where a format nests them; then it is opened anew.
                if (stream is null || where.Offset < at)
                {
                    stream?.Dispose();
                    (stream, at) = (open(), 0);
                }

                Skip(stream, where.Offset - at, skipped);
                var bytes = new byte[where.Length];
                stream.ReadExactly(bytes);
                at = where.Offset + where.Length;
                yield return (where.Post, bytes);
            }
        }
        finally
        {
            stream?.Dispose();
        }
    }

    private static void Skip(Stream stream, long bytes, byte[] buffer)
    {
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
