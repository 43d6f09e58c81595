using Exhibit.Model;
using Exhibit.Readers.Tables;
using Parquet;
using Parquet.Serialization;

namespace Exhibit.Readers;

/// <summary>Parquet files; columns are found by the usual names or by --map, as in CSV. One row group is held in memory at a time.</summary>
public sealed class ParquetPostReader : IPostReader
{
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
            yield return post is not null ? ReadRecord.Accept(post) : ReadRecord.Reject(new Rejection(input.Name, row, 0, reason));
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
                return ([.. reader.Schema.Fields.Select(f => f.Name)], reader.RowGroupCount);
            }
            finally
            {
                reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new InputException($"{input.Name} is no readable Parquet file ({e.Message}). Export it again.", e);
        }
    }

    private static TableRow[] Group(Stream stream, string[] names, int group)
    {
        stream.Position = 0;
        var rows = ParquetSerializer.DeserializeUntypedAsync(stream, rowGroupIndex: group).GetAwaiter().GetResult();
        return [.. rows.Data.Select(row => new TableRow([.. names.Select(n => row.GetValueOrDefault(n))]))];
    }
}
