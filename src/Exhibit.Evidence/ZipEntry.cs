namespace Exhibit.Evidence;

/// <summary>One entry of a canonical zip.</summary>
/// <param name="Path">Path below the zip's root folder.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Crc">Checksum.</param>
/// <param name="Offset">Where its local header begins.</param>
internal sealed record ZipEntry(string Path, long Length, uint Crc, long Offset);
