using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;

namespace Exhibit.Readers.Tables;

/// <summary>An Arrow file or stream: one table, batch by batch.</summary>
internal sealed class ArrowFile : TableFile
{
    private readonly string path;

    internal ArrowFile(string path)
    {
        this.path = path;
        using var stream = File.OpenRead(path);
        using var reader = Reader(stream);
        Tables = [new Table("", [.. reader.Schema.FieldsList.Select(f => f.Name)], Rows)];
    }

    internal override IReadOnlyList<Table> Tables { get; }

    public override void Dispose() { }

    private static ArrowStreamReader Reader(FileStream stream)
    {
        Span<byte> magic = stackalloc byte[6];
        stream.ReadExactly(magic);
        stream.Position = 0;
        var isFile = magic.SequenceEqual("ARROW1"u8);
        ArrowCheck.Require(stream, isFile);
        var codecs = new CompressionCodecFactory();
        ArrowStreamReader reader = isFile ? new ArrowFileReader(stream, codecs) : new ArrowStreamReader(stream, codecs);

        // The schema is read with the first batch.
        _ = reader.Schema;
        return reader;
    }

    private IEnumerable<object?[]> Rows()
    {
        using var stream = File.OpenRead(path);
        using var reader = Reader(stream);
        while (reader.ReadNextRecordBatch() is { } batch)
        {
            using (batch)
            {
                var columns = Enumerable.Range(0, batch.ColumnCount).Select(batch.Column).ToArray();
                Require(batch.Length, columns.Select(c => Held(c.Data)).DefaultIfEmpty(0).Max());
                for (var row = 0; row < batch.Length; row++)
                {
                    yield return [.. columns.Select(c => Value(c, row))];
                }
            }
        }
    }

    // A row needs a bit at least in one column. A file could claim two billion rows that are nowhere, each to be refused.
    private static void Require(long rows, long held)
    {
        if (rows > held * 8)
        {
            throw new InvalidDataException(FormattableString.Invariant($"a batch claims {rows} rows and holds {held} bytes for them"));
        }
    }

    private static long Held(ArrayData data) => data.Buffers.Sum(b => (long)b.Length) + (data.Children?.Sum(Held) ?? 0);

    private static object? Value(IArrowArray array, int index) =>
        index >= array.Length || array.IsNull(index)
            ? null
            : array switch
            {
                StringArray text => ArrowText.Of(text, index),
                LargeStringArray text => ArrowText.Of(text, index),
                StringViewArray text => ArrowText.Of(text, index),
                BooleanArray flag => flag.GetValue(index),
                Int8Array number => number.GetValue(index),
                Int16Array number => number.GetValue(index),
                Int32Array number => number.GetValue(index),
                Int64Array number => number.GetValue(index),
                UInt8Array number => number.GetValue(index),
                UInt16Array number => number.GetValue(index),
                UInt32Array number => number.GetValue(index),
                UInt64Array number => number.GetValue(index),
                FloatArray number => number.GetValue(index),
                DoubleArray number => number.GetValue(index),
                TimestampArray time => Time(time, index),
                Date32Array day => day.GetDateTime(index),
                Date64Array day => day.GetDateTime(index),
                DictionaryArray words => Value(
                    words.Dictionary,
                    (int)Convert.ToInt64(Value(words.Indices, index), System.Globalization.CultureInfo.InvariantCulture)
                ),
                ListArray list => Items(list.GetSlicedValues(index)),
                LargeListArray list => Items(list.GetSlicedValues(index)),
                BinaryArray bytes => ArrowText.Bytes(bytes, index),
                _ => throw new InvalidDataException($"columns of the Arrow type {array.Data.DataType.Name} cannot be read"),
            };

    private static List<object?> Items(IArrowArray values) => [.. Enumerable.Range(0, values.Length).Select(i => Value(values, i))];

    // A timestamp without zone is local to whatever wrote it; one with a zone is UTC.
    private static DateTime? Time(TimestampArray times, int index) =>
        times.GetTimestamp(index) is { } time
            ? DateTime.SpecifyKind(
                time.UtcDateTime,
                string.IsNullOrEmpty(((Apache.Arrow.Types.TimestampType)times.Data.DataType).Timezone)
                    ? DateTimeKind.Unspecified
                    : DateTimeKind.Utc
            )
            : null;
}
