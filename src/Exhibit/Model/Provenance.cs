namespace Exhibit.Model;

/// <summary>Where a record came from, exactly enough to cut its raw bytes out of the source again.</summary>
/// <param name="Source">Index into <see cref="CaseResult.Sources"/>.</param>
/// <param name="Row">1-based record number within the source, headers not counted.</param>
/// <param name="Line">1-based physical line at which the record starts, headers counted; 0 where the format has no lines.</param>
/// <param name="Offset">Byte offset of the record in the decompressed source; -1 where the format has no byte ranges (Parquet).</param>
/// <param name="Length">Bytes of the record, its line ending included; 0 where the format has no byte ranges.</param>
public readonly record struct Provenance(int Source, long Row, long Line, long Offset, int Length);
