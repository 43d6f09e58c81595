namespace Exhibit.Readers.Damage;

/// <summary>Gives refused records their raw bytes and the header of their source, so that they can be repaired and fed back.</summary>
internal sealed class RefusedRecords(SourceInput input, bool hasHeader) : IDisposable
{
    private const int MostHeaderBytes = 1 << 20;

    private readonly RawRecords raw = new(input);
    private byte[] header = [];
    private bool headerKnown = !hasHeader;

    internal ReadRecord WithBytes(ReadRecord record)
    {
        var where = record.Post?.Provenance ?? record.Rejection!.Where;
        if (!headerKnown && where is { Offset: > 0 and < MostHeaderBytes and var offset })
        {
            header = raw.Cut(0, (int)offset);
            headerKnown = true;
        }

        return record.Rejection is { Where: { Offset: >= 0, Length: > 0 } range } rejection
            ? ReadRecord.Reject(rejection with { Raw = raw.Cut(range.Offset, range.Length), Header = header })
            : record;
    }

    public void Dispose() => raw.Dispose();
}
