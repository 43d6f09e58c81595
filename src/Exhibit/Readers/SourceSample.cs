namespace Exhibit.Readers;

/// <summary>The start of a source, enough to recognise its format.</summary>
/// <param name="Name">Name of the source.</param>
/// <param name="Folder">Folder on disk, empty for archive entries.</param>
/// <param name="Head">The first bytes, at most 64 KiB, decompressed.</param>
/// <param name="Complete">True when <paramref name="Head"/> is the whole source.</param>
public sealed record SourceSample(string Name, string Folder, ReadOnlyMemory<byte> Head, bool Complete);
