namespace Exhibit.Readers;

/// <summary>One readable source: a file, a decompressed file, or an archive's entry.</summary>
public sealed class SourceInput
{
    /// <summary>Index in the order of reading.</summary>
    public required int Index { get; init; }

    /// <summary>Name for people and for the case: relative, '/' between parts, entry after '!'.</summary>
    public required string Name { get; init; }

    /// <summary>Folder of the file on disk, for side tables beside it; empty for archive entries.</summary>
    public required string Folder { get; init; }

    /// <summary>Opens the decompressed content from its start.</summary>
    public required Func<Stream> Open { get; init; }
}
