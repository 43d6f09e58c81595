namespace Exhibit.Model;

/// <summary>One input as it was read. Archives yield one source an entry; side tables are sources with no rows.</summary>
/// <param name="Index">Position in the order of reading, from 0.</param>
/// <param name="Name">The name as given, relative, with '/' between parts; an archive's entry follows its archive after '!'.</param>
/// <param name="Sha256">Lower-case hex digest of the file's bytes as they lie on disk (of the archive, for an entry of one).</param>
/// <param name="Bytes">Bytes on disk.</param>
/// <param name="Reader">Id of the reader that read it; "side-table" where it was only consulted.</param>
/// <param name="RowsRead">Records found.</param>
/// <param name="RowsAccepted">Records that became posts.</param>
/// <param name="RowsRejected">Records listed in rejected.csv.</param>
public sealed record SourceFile(
    int Index,
    string Name,
    string Sha256,
    long Bytes,
    string Reader,
    long RowsRead,
    long RowsAccepted,
    long RowsRejected
);
