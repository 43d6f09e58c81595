namespace Exhibit.Readers;

/// <summary>Where the raw bytes of a post's record lie.</summary>
/// <param name="Post">Number of the post.</param>
/// <param name="Source">Number of its source.</param>
/// <param name="Offset">First byte; -1 where the format has no byte ranges.</param>
/// <param name="Length">Bytes.</param>
public readonly record struct RawPlace(long Post, int Source, long Offset, int Length);
