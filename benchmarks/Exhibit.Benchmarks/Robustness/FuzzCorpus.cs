using Exhibit.Readers;

namespace Exhibit.Benchmarks.Robustness;

/// <summary>The fixtures of each reader, found by asking the readers whose they are.</summary>
internal static class FuzzCorpus
{
    /// <summary>Reader ids with their fixtures; a reader without one gets the three that look most like text.</summary>
    internal static SortedDictionary<string, ReaderFuzz> Of(string fixtures)
    {
        var files = Directory
            .GetFiles(fixtures)
            .Order(StringComparer.Ordinal)
            .Select(f => (Name: Path.GetFileName(f), Bytes: File.ReadAllBytes(f)))
            .ToArray();
        var source = new PostSource(Catalog.Readers, new ReaderOptions());
        var owners = files.ToLookup(f =>
            source
                .Choose(
                    new SourceInput
                    {
                        Index = 0,
                        Name = f.Name,
                        Folder = "",
                        Open = () => new MemoryStream(f.Bytes, writable: false),
                    }
                )
                .Id
        );
        var result = new SortedDictionary<string, ReaderFuzz>(StringComparer.Ordinal);
        foreach (var reader in Catalog.Readers)
        {
            result[reader.Id] = new ReaderFuzz(
                owners[reader.Id].Any()
                    ? [.. owners[reader.Id]]
                    : [.. files.Where(f => f.Name.EndsWith("csv", StringComparison.Ordinal)).Take(3)]
            );
        }

        return result;
    }
}
