using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using DuckDB.NET.Data;

namespace Exhibit.Fuzz;

/// <summary>What fixtures do not show: Arrow and Parquet files packed in every way that is read, with dictionaries, lists and times.</summary>
internal static class PackedSeeds
{
    /// <summary>Seeds of a reader beyond its fixtures, made anew in each run.</summary>
    internal static IReadOnlyList<(string Name, byte[] Bytes)> Of(string reader) =>
        reader switch
        {
            "arrow" =>
            [
                .. from isFile in (bool[])[true, false]
                from codec in (CompressionCodecType?[])[null, CompressionCodecType.Zstd, CompressionCodecType.Lz4Frame]
                select ($"packed-{isFile}-{codec}.arrow", MadeArrow(isFile, codec)),
            ],
            "parquet" =>
            [
                .. ((string[])["uncompressed", "snappy", "gzip", "zstd", "lz4_raw", "brotli"]).Select(c =>
                    ($"{c}.parquet", MadeParquet(c))
                ),
            ],
            _ => [],
        };

    private static byte[] MadeParquet(string codec)
    {
        var path = Path.GetTempFileName();
        try
        {
            using var connection = new DuckDBConnection("Data Source=:memory:");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"""
                COPY (
                    SELECT 'sim_' || (i % 5) AS user_id, TIMESTAMP '2024-02-03 04:05:06' + to_milliseconds(i * 777) AS created_at,
                        'words ' || (i % 3) || ' and more words' AS text, ['a', 'b' || i] AS hashtags, i AS id,
                        CASE WHEN i % 4 = 0 THEN NULL ELSE i * 1.5 END AS score, struct_pack(x := i, y := 'z') AS nested, i % 2 = 0 AS flag
                    FROM range(40) AS t(i)
                ) TO '{path}' (FORMAT parquet, COMPRESSION {codec})
                """;
            command.ExecuteNonQuery();
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] MadeArrow(bool isFile, CompressionCodecType? codec)
    {
        const int Rows = 40;
        var time = new TimestampType(TimeUnit.Microsecond, "UTC");
        var words = new DictionaryType(Int32Type.Default, StringType.Default, ordered: false);
        var at = new DateTimeOffset(2024, 2, 3, 4, 5, 6, 250, TimeSpan.Zero);
        var (accounts, texts, times) = (new StringArray.Builder(), new StringViewArray.Builder(), new TimestampArray.Builder(time));
        var (languages, tags) = (new Int32Array.Builder(), new ListArray.Builder(StringType.Default));
        for (var i = 0; i < Rows; i++)
        {
            accounts.Append(string.Create(CultureInfo.InvariantCulture, $"sim_{i % 5}"));
            texts.Append(string.Create(CultureInfo.InvariantCulture, $"words {i % 3} that are not inline"));
            times.Append(at.AddSeconds(i));
            languages.Append(i % 2);
            tags.Append();
            ((StringArray.Builder)tags.ValueBuilder).Append("a").Append("b");
        }

        IArrowArray[] columns =
        [
            accounts.Build(),
            texts.Build(),
            times.Build(),
            new DictionaryArray(words, languages.Build(), new StringArray.Builder().Append("en").Append("de").Build()),
            tags.Build(),
        ];
        string[] names = ["user_id", "text", "created_at", "lang", "hashtags"];
        var schema = new Schema(columns.Select((c, i) => new Field(names[i], c.Data.DataType, nullable: true)), null);
        using var stream = new MemoryStream();
        var options = new IpcOptions { CompressionCodec = codec, CompressionCodecFactory = new CompressionCodecFactory() };
        using (
            var writer = isFile
                ? new ArrowFileWriter(stream, schema, leaveOpen: true, options)
                : new ArrowStreamWriter(stream, schema, leaveOpen: true, options)
        )
        {
            writer.WriteStart();
            writer.WriteRecordBatch(new RecordBatch(schema, columns, Rows));
            writer.WriteEnd();
        }

        return stream.ToArray();
    }
}
