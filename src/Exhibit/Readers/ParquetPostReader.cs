using Exhibit.Model;
using Exhibit.Readers.Tables;
using Parquet;
using Parquet.Serialization;

namespace Exhibit.Readers;

/// <summary>Parquet files; columns are found by the usual names or by --map, as in CSV. One row group is held in memory at a time.</summary>
public sealed class ParquetPostReader : IPostReader
{
    // Values of one row group: so many whatever the size, so many a byte, and never more.
    private const long FreeValues = 2 << 20;
    private const long ValuesPerByte = 50;
    private const long MostValues = 64 << 20;

    /// <inheritdoc/>
    public string Id => "parquet";

    /// <inheritdoc/>
    public string Title => "Parquet";

    /// <inheritdoc/>
    public FormatDescription Description { get; } =
        new(
            TimePrecision.Millisecond,
            TimeSource.Unknown,
            ["co-post", "co-repost", "co-link", "co-hashtag", "co-reply", "co-mention", "object"],
            ["the column names of generic-csv"],
            ["Records have row numbers and no byte ranges.", "The file does not say whose clock the times come from."]
        );

    /// <inheritdoc/>
    public int Recognize(SourceSample sample) => sample.Head.Span.StartsWith("PAR1"u8) ? 100 : 0;

    /// <inheritdoc/>
    public IEnumerable<ReadRecord> Read(SourceInput input, ReaderOptions options)
    {
        using var stream = Seekable(input);
        var (names, groups) = Shape(input, stream);
        var columns = new CsvColumns(input.Name, names, options.Map);
        if (!columns.IsReadable)
        {
            throw new InputException(
                $"{input.Name} lacks {columns.Missing}. Columns found: {string.Join(", ", names)}. Name the columns with --map account=…,time=…,text=…."
            );
        }

        // The mapper looks at the first rows before all are read: the group that holds them is unpacked once.
        var (held, rows) = (-1, (IReadOnlyList<TableRow>)[]);
        IEnumerable<TableRow> Rows()
        {
            for (var group = 0; group < groups; group++)
            {
                (held, rows) = held == group ? (held, rows) : (group, Group(stream, names, group));
                foreach (var record in rows)
                {
                    yield return record;
                }
            }
        }

        var mapper = new GenericCsvMapper(columns, options, Rows().Select(r => r.Bytes(columns["time"]).ToString()));
        long row = 0;
        foreach (var record in Rows())
        {
            row++;
            var post = mapper.Map(record, new Provenance(input.Index, row, 0, -1, 0), out var reason);
            yield return post is not null ? ReadRecord.Accept(post) : RefusedRow.Of(input, row, reason, names, record);
        }
    }

    private static Stream Seekable(SourceInput input)
    {
        var stream = input.Open();
        if (stream.CanSeek)
        {
            return stream;
        }

        // The footer stands at the end: a compressed file or an archive's entry must be unpacked first.
        var copy = new FileStream(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose
        );
        stream.CopyTo(copy);
        stream.Dispose();
        copy.Position = 0;
        return copy;
    }

    private static (string[] Names, int Groups) Shape(SourceInput input, Stream stream)
    {
        try
        {
            var reader = ParquetReader.CreateAsync(stream, leaveStreamOpen: true).GetAwaiter().GetResult();
            try
            {
                Refuse(input, reader, stream.Length);
                return ([.. reader.Schema.Fields.Select(f => f.Name)], reader.RowGroupCount);
            }
            finally
            {
                reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        }
        catch (Exception e) when (e is not (OutOfMemoryException or InputException))
        {
            throw new InputException($"{input.Name} is no readable Parquet file ({e.Message}). Export it again.", e);
        }
    }

    // Memory is taken for what the footer claims, before any of it is read.
    private static void Refuse(SourceInput input, ParquetReader reader, long bytes)
    {
        var most = Math.Min(MostValues, Math.Max(FreeValues, bytes * ValuesPerByte));
        foreach (var group in reader.Metadata!.RowGroups)
        {
            var claimed = group.Columns.Sum(c => (double)Math.Max(group.NumRows, c.MetaData?.NumValues ?? 0));
            if (claimed > most || group.NumRows < 0)
            {
                throw new InputException(
                    FormattableString.Invariant(
                        $"{input.Name} claims {group.NumRows} rows in one row group of {group.Columns.Count} columns, more than {bytes} bytes can honestly hold or than is held in memory at a time ({most} values). Write it again with row groups of at most 100,000 rows."
                    )
                );
            }
        }
    }

    private static TableRow[] Group(Stream stream, string[] names, int group)
    {
        stream.Position = 0;
        var rows = ParquetSerializer.DeserializeUntypedAsync(stream, rowGroupIndex: group).GetAwaiter().GetResult();
        return [.. rows.Data.Select(row => new TableRow([.. names.Select(n => row.GetValueOrDefault(n))]))];
    }
}
