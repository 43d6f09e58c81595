using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>What all delimited formats have in common: header, records, refusals. A format says how one record becomes a post.</summary>
public abstract class CsvPostReader : IPostReader
{
    /// <inheritdoc/>
    public abstract string Id { get; }

    /// <inheritdoc/>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public abstract FormatDescription Description { get; }

    /// <inheritdoc/>
    public int Recognize(SourceSample sample)
    {
        var header = CsvSniffer.Header(sample);
        return header is null ? 0 : Recognize(header.Value.Names, sample);
    }

    /// <inheritdoc/>
    public IEnumerable<ReadRecord> Read(SourceInput input, ReaderOptions options)
    {
        var delimiter = CsvSniffer.Delimiter(input);
        using var records = new CsvRecords(input, delimiter);
        if (!records.Read())
        {
            throw new InputException(
                $"{input.Name} is empty. Expected a header line and records; remove the file from the list or export it again."
            );
        }

        var names = Enumerable.Range(0, records.FieldCount).Select(records.Text).ToArray();
        var header = Enumerable.Range(0, records.FieldCount).Select(i => records.Bytes(i).ToString()).ToArray();
        var mapper = Prepare(input, names, options);
        long row = 0;
        while (records.Read())
        {
            row++;
            var provenance = new Provenance(input.Index, row, records.Line, records.Offset, records.Length);
            var fault = records.Fault ?? Shape(records, header);
            if (fault is not null)
            {
                // A quote that is never closed swallows the rows after it: only its own line is refused, they are read again.
                if (records.Fault is null && records.SplitAtFirstLine())
                {
                    fault =
                        "A quote opens in this row and the cells do not fit the header where it closes, rows later. Only this line is refused; close the quote and feed the row back.";
                    provenance = provenance with { Length = records.Length };
                }

                yield return Refuse(input, provenance, fault);
                continue;
            }

            var post = mapper.Map(records, provenance, out var reason);
            yield return post is not null ? ReadRecord.Accept(post) : Refuse(input, provenance, reason);
        }
    }

    /// <summary>How surely these column names are of this format, 0 to 100.</summary>
    internal abstract int Recognize(IReadOnlyList<string> names, SourceSample sample);

    /// <summary>Prepares the mapping of one source.</summary>
    internal abstract ICsvMapper Prepare(SourceInput input, string[] names, ReaderOptions options);

    private static string? Shape(CsvRecords records, string[] header)
    {
        if (records.FieldCount == header.Length)
        {
            return records.FieldCount > 1 && IsHeader(records, header)
                ? "The header line is repeated here. It holds no post; nothing is lost by leaving it out."
                : null;
        }

        return !records.HasLineEnd && records.FieldCount < header.Length
            ? FormattableString.Invariant(
                $"The file ends within this row: found {records.FieldCount} cells, expected {header.Length} as in the header. It was cut off here; export it again."
            )
            : FormattableString.Invariant(
                $"Found {records.FieldCount} cells, expected {header.Length} as in the header. A delimiter or line feed inside a cell may lack its quotes; quote the cell and feed this row back."
            );
    }

    private static bool IsHeader(CsvRecords records, string[] header)
    {
        for (var i = 0; i < header.Length; i++)
        {
            if (!records.Bytes(i).SequenceEqual(header[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static ReadRecord Refuse(SourceInput input, Provenance where, string reason) =>
        ReadRecord.Reject(new Rejection(input.Name, where.Row, where.Line, reason) { Where = where });
}
