namespace Exhibit.Dossiers;

/// <summary>One cited record of the materials.</summary>
/// <param name="Source">Index of its source.</param>
/// <param name="Row">1-based record number in the source.</param>
/// <param name="Line">1-based line in the source; 0 where the format has none.</param>
/// <param name="Offset">Byte offset in the decompressed source; -1 where the format has no byte ranges.</param>
/// <param name="Length">Bytes; 0 where the format has no byte ranges.</param>
/// <param name="Start">Byte offset in records.raw.</param>
/// <param name="Sha256">Digest of the bytes.</param>
/// <param name="Account">Number of its account.</param>
/// <param name="TimeMs">Time as read, ms since 1970.</param>
/// <param name="Text">Text as read.</param>
public sealed record DossierRecord(
    int Source,
    long Row,
    long Line,
    long Offset,
    int Length,
    long Start,
    string Sha256,
    int Account,
    long TimeMs,
    string Text
);
