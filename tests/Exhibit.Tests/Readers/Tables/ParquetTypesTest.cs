using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Exhibit.Readers;
using Exhibit.Tests.Support;
using Parquet;
using Parquet.Schema;

namespace Exhibit.Tests.Readers.Tables;

/// <summary>What becomes of every type that a column of Parquet can have, as a time, as a text and as a list.</summary>
public sealed class ParquetTypesTest : IDisposable
{
    private const string Time = "TIMESTAMP '2024-02-03 04:05:06.789123'";

    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-parquet-").FullName;

    [Fact]
    public async Task EveryTypeIsReadAsItAlwaysWas()
    {
        var found = new StringBuilder("time, precision, text, hashtags\n");
        foreach (
            var time in (string[])
                [
                    Time,
                    "TIMESTAMPTZ '2024-02-03 04:05:06.789123+00'",
                    "TIMESTAMP_S '2024-02-03 04:05:06'",
                    "TIMESTAMP_MS '2024-02-03 04:05:06.789'",
                    "TIMESTAMP_NS '2024-02-03 04:05:06.789123456'",
                    "DATE '2024-02-03'",
                    "'2024-02-03T04:05:06.789Z'",
                    "1706933106::BIGINT",
                    "1706933106789::BIGINT",
                    "1706933106789123::BIGINT",
                    "1706933106::INTEGER",
                    "1706933106.5::DOUBLE",
                    "1706933106::DECIMAL(18,0)",
                    "NULL::TIMESTAMP",
                ]
        )
        {
            Add(found, time, Duck($"SELECT 'sim_a' AS user_id, 'words' AS text, {time} AS created_at"));
        }

        foreach (
            var text in (string[])
                [
                    "'words'",
                    "'words'::BLOB",
                    "NULL::VARCHAR",
                    "true",
                    "7::TINYINT",
                    "1500000000000000001::BIGINT",
                    "1500000000000000001::UBIGINT",
                    "1500000000000000001::DOUBLE",
                    "0.1::FLOAT",
                    "1234.5600::DECIMAL(18,4)",
                    "DATE '2024-02-03'",
                    Time,
                    "TIME '04:05:06.5'",
                    "UUID '00112233-4455-6677-8899-aabbccddeeff'",
                    "['a', 'b c', NULL]",
                    "[1, 2]",
                    "[['a'], ['b', 'c']]",
                    "[]::VARCHAR[]",
                    "{'x': 1, 'y': 'z'}",
                    "MAP {'k': 'v'}",
                    "[{'tag': 'a'}, {'tag': 'b'}]",
                ]
        )
        {
            Add(
                found,
                text,
                Duck(
                    $"SELECT 'sim_a' AS user_id, {text} AS text, {text} AS hashtags, 'https://example.invalid' AS url, {Time} AS created_at"
                )
            );
        }

        foreach (var codec in (string[])["uncompressed", "snappy", "gzip", "zstd", "lz4_raw", "brotli"])
        {
            Add(
                found,
                codec,
                Duck($"SELECT 'sim_' || i % 2 AS user_id, 'words ' || i % 3 AS text, {Time} AS created_at FROM range(4) t(i)", codec)
            );
        }

        foreach (var isImpala in (bool[])[true, false])
        {
            Add(found, isImpala ? "INT96" : "INT64 in ms", await Dates(isImpala));
        }

        Approved.Match(found.ToString(), "tests", "Exhibit.Tests", "Readers", "Approved", "parquet-types.approved.txt");
    }

    [Fact]
    public void RowsAreNumberedThroughAllRowGroups()
    {
        var read = ReadFile.OfPath(
            Duck(
                "SELECT CASE WHEN i % 1000 = 7 THEN NULL ELSE 'sim_' || i END AS user_id, 'words' AS text, 1706933106 + i AS created_at FROM range(10000) t(i)",
                "zstd, ROW_GROUP_SIZE 2048"
            )
        );
        Assert.Equal((9_990, 10), (read.Posts.Count, read.Rejected.Count));
        Assert.All(read.Posts, p => Assert.Equal($"sim_{p.Provenance.Row - 1}", p.AccountId));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (i * 1_000L) + 8), read.Rejected.Select(r => r.Row));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Add(StringBuilder found, string what, string path)
    {
        found.Append(CultureInfo.InvariantCulture, $"\n{what}\n");
        ReadFile.Outcome read;
        try
        {
            read = ReadFile.OfPath(path, new ReaderOptions { Zone = "Europe/Berlin" });
        }
        catch (InputException e)
        {
            found.Append(
                CultureInfo.InvariantCulture,
                $"  {e.Message.Replace(Path.GetFileName(path), "x.parquet", StringComparison.Ordinal)}\n"
            );
            return;
        }

        foreach (var post in read.Posts)
        {
            found.Append(
                CultureInfo.InvariantCulture,
                $"  {post.TimeMs}, {post.Precision}, {post.Text}, [{string.Join("; ", post.Hashtags)}]\n"
            );
        }

        foreach (var refused in read.Rejected)
        {
            found.Append(CultureInfo.InvariantCulture, $"  refused: {refused.Reason} {Encoding.UTF8.GetString(refused.Raw.Span)}");
        }
    }

    private async Task<string> Dates(bool isImpala)
    {
        var time = new DateTimeDataField(
            "created_at",
            isImpala ? DateTimeFormat.Impala : DateTimeFormat.DateAndTime,
            isAdjustedToUTC: true
        );
        var schema = new ParquetSchema(new DataField<string>("user_id"), new DataField<string>("text"), time);
        var at = new DateTime(2024, 2, 3, 4, 5, 6, 789, DateTimeKind.Utc);
        var path = Path.Combine(folder, $"dates-{isImpala}.parquet");
        await using var stream = File.Create(path);
        await Parquet.Serialization.ParquetSerializer.SerializeUntypedAsync(
            [
                new Dictionary<string, object?>
                {
                    ["user_id"] = "sim_a",
                    ["text"] = "words",
                    ["created_at"] = at,
                },
            ],
            schema,
            stream,
            cancellationToken: TestContext.Current.CancellationToken
        );
        return path;
    }

    private string Duck(string select, string codec = "zstd")
    {
        var path = Path.Combine(folder, Path.GetRandomFileName() + ".parquet");
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"COPY ({select}) TO '{path}' (FORMAT parquet, COMPRESSION {codec})";
        command.ExecuteNonQuery();
        return path;
    }
}
