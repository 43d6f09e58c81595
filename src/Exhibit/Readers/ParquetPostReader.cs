using System.Globalization;
using Exhibit.Model;
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

        var mapper = new GenericCsvMapper(columns, options, Rows(stream, names, groups).Select(r => r.Text(columns["time"])));
        long row = 0;
        foreach (var record in Rows(stream, names, groups))
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

    private static IEnumerable<Row> Rows(Stream stream, string[] names, int groups)
    {
        for (var group = 0; group < groups; group++)
        {
            stream.Position = 0;
            var rows = ParquetSerializer.DeserializeUntypedAsync(stream, rowGroupIndex: group).GetAwaiter().GetResult();
            foreach (var row in rows.Data)
            {
                yield return new Row([.. names.Select(n => row.GetValueOrDefault(n))]);
            }
        }
    }

    private sealed class Row(object?[] cells) : IRecord
    {
        public string Text(int index) => index < 0 ? "" : Word(cells[index]);

        public ReadOnlySpan<char> Bytes(int index) => Text(index);

        public IReadOnlyList<string> List(int index) =>
            index >= 0 && cells[index] is System.Collections.IEnumerable list and not string and not byte[]
                ? [.. list.Cast<object?>().Select(Word).Where(w => w.Length > 0)]
                : ListCell.Split(Text(index));

        private static string Word(object? value) =>
            value switch
            {
                null => "",
                string text => text,
                byte[] bytes => System.Text.Encoding.UTF8.GetString(bytes),
                bool flag => flag ? "true" : "false",
                DateTime time => DateTime
                    .SpecifyKind(time, DateTimeKind.Utc)
                    .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                System.Collections.IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Word)) + "]",
                _ => value.ToString() ?? "",
            };
    }
}
