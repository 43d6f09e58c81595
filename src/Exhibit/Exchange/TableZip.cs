using Exhibit.Evidence;

namespace Exhibit.Exchange;

/// <summary>Files in memory, written as one zip whose bytes follow from them alone.</summary>
internal sealed class TableZip : IPackage
{
    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    /// <summary>Folder within the zip.</summary>
    internal const string Root = "tables/";

    /// <inheritdoc/>
    public IReadOnlyList<string> Files => [.. files.Keys];

    /// <inheritdoc/>
    public long Length(string path) => files[path].Length;

    /// <inheritdoc/>
    public Stream Open(string path) => new MemoryStream(files[path], writable: false);

    /// <inheritdoc/>
    public void Dispose() { }

    internal void Add(string name, byte[] bytes) => files.Add(name, bytes);

    internal void Write(Stream output) => CanonicalZip.Write(this, output, Root);
}
