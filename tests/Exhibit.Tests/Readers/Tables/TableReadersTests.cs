using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using DuckDB.NET.Data;
using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Readers.Tables;

public sealed class ExcelReaderTest
{
    [Fact]
    public void EverySheetIsReadOrRefusedByName()
    {
        var read = Fixture.Read("workbook.xlsx");
        Assert.Equal("excel", read.Source.Reader);
        Assert.Equal(["sim_a", "sim_b", "sim_c", "1234567", "sim_d"], read.Posts.Select(p => p.AccountId));
        Assert.Equal(["1500000000000000001", "", "3", "5", "9"], read.Posts.Select(p => p.PostId));
        Assert.Equal(ReadFile.Ms("2024-02-03T04:05:06Z"), read.Posts[0].TimeMs);
        Assert.Equal((ReadFile.Ms("2024-02-03T04:05:09.5Z"), TimePrecision.Millisecond), (read.Posts[1].TimeMs, read.Posts[1].Precision));
        Assert.Equal(1_706_933_113_000, read.Posts[3].TimeMs);
        Assert.Equal(1_651_399_300_000, read.Posts[4].TimeMs);
        Assert.Equal([4, 6], read.Rejected.Select(r => r.Row));
        Assert.Contains("rounded id '1.5E+18'", read.Rejected[0].Reason, StringComparison.Ordinal);
        Assert.Contains("'Notes' (what, who)", read.Rejected[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void DatesOfASheetAreInTheUsersZone() =>
        Assert.Equal(
            ReadFile.Ms("2024-02-03T03:05:06Z"),
            Fixture.Read("workbook.xlsx", new ReaderOptions { Zone = "Europe/Berlin" }).Posts[0].TimeMs
        );

    [Fact]
    public void ADamagedWorkbookSaysSo()
    {
        var bytes = File.ReadAllBytes(Fixture.Path("workbook.xlsx"));
        var fault = Assert.Throws<InputException>(() => ReadFile.Of(bytes[..(bytes.Length / 2)], "half.xlsx"));
        Assert.Contains("half.xlsx is damaged", fault.Message, StringComparison.Ordinal);
    }
}

public sealed class SqliteReaderTest
{
    [Fact]
    public void TablesAreReadAndOthersRefusedByName()
    {
        var read = Fixture.Read("posts.sqlite");
        Assert.Equal(("sqlite", 2, 2), (read.Source.Reader, read.Posts.Count, read.Rejected.Count));
        Assert.Equal(
            ("sim_a", "1500000000000000001", 1_706_933_106_000, 5L),
            (read.Posts[0].AccountId, read.Posts[0].PostId, read.Posts[0].TimeMs, read.Posts[0].Profile!.Followers)
        );
        Assert.Contains("'settings' (key, value)", read.Rejected[0].Reason, StringComparison.Ordinal);
        Assert.Contains("user_id is empty", read.Rejected[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingIsWrittenBesideIt()
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-sqlite-").FullName;
        try
        {
            var path = Path.Combine(folder, "x.db");
            File.Copy(Fixture.Path("posts.sqlite"), path);
            var before = File.ReadAllBytes(path);
            ReadFile.OfPath(path);
            Assert.Equal(before, File.ReadAllBytes(path));
            Assert.Equal(["x.db"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
            File.WriteAllText(path + "-wal", "unsaved");
            Assert.Contains(
                "changes that are not in it yet",
                Assert.Throws<InputException>(() => ReadFile.OfPath(path)).Message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

public sealed class DuckDbReaderTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-duck-").FullName;

    [Fact]
    public void TablesAreRead()
    {
        var read = ReadFile.OfPath(
            Made(
                "CREATE TABLE posts (user_id VARCHAR, text VARCHAR, created_at TIMESTAMP, hashtags VARCHAR[], post_id UBIGINT); INSERT INTO posts VALUES ('sim_a', 'words', '2024-02-03 04:05:06', ['x', 'y z'], 1500000000000000001), (NULL, 'nobody', '2024-02-03 04:05:06', [], 2);"
            )
        );
        Assert.Equal(("duckdb", 1, 1), (read.Source.Reader, read.Posts.Count, read.Rejected.Count));
        Assert.Equal(("1500000000000000001", ReadFile.Ms("2024-02-03T04:05:06Z")), (read.Posts[0].PostId, read.Posts[0].TimeMs));
        Assert.Equal(["x", "y z"], read.Posts[0].Hashtags);
    }

    [Fact]
    public void AFileFromOutsideCannotReachOutside()
    {
        var secret = Path.Combine(folder, "secret.csv");
        File.WriteAllText(secret, "user_id,text,created_at\nspy,stolen,2024-01-01\n");
        var path = Made(
            $"CREATE VIEW posts AS SELECT * FROM read_csv('{secret}'); CREATE TABLE t (user_id VARCHAR, text VARCHAR, created_at VARCHAR); INSERT INTO t VALUES ('sim_a', 'words', '2024-02-03T04:05:06Z');"
        );
        var before = File.ReadAllBytes(path);
        Assert.Equal("sim_a", Assert.Single(ReadFile.OfPath(path).Posts).AccountId);
        Assert.Equal(before, File.ReadAllBytes(path));
        using var file = new Exhibit.Readers.Tables.DuckDbFile(path);
        foreach (
            var sql in new[]
            {
                $"SELECT * FROM read_csv('{secret}')",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET enable_external_access=true",
                "CREATE TABLE u (x INT)",
                $"COPY t TO '{secret}'",
                "SELECT * FROM posts",
            }
        )
        {
            Assert.ThrowsAny<DuckDBException>(() => file.Execute(sql));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Made(string sql)
    {
        var path = Path.Combine(folder, "made.duckdb");
        using var connection = new DuckDBConnection($"Data Source={path}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return path;
    }
}

public sealed class ArrowReaderTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FilesAndStreams(bool isFile)
    {
        var read = ReadFile.Of(Made(isFile), "posts.arrow");
        Assert.Equal(("arrow", 2, 1), (read.Source.Reader, read.Posts.Count, read.Rejected.Count));
        Assert.Equal(
            ("sim_a", ReadFile.Ms("2024-02-03T04:05:06.250Z"), "1500000000000000001"),
            (read.Posts[0].AccountId, read.Posts[0].TimeMs, read.Posts[0].PostId)
        );
        Assert.Equal(["x", "y z"], read.Posts[0].Hashtags);
        Assert.Equal(2, read.Rejected[0].Row);
    }

    [Fact]
    public void ADamagedFileSaysSo()
    {
        var bytes = Made(isFile: true);
        Assert.Contains(
            "is damaged",
            Assert.Throws<InputException>(() => ReadFile.Of(bytes[..(bytes.Length / 2)], "x.arrow")).Message,
            StringComparison.Ordinal
        );
    }

    internal static byte[] Made(bool isFile)
    {
        var time = new TimestampType(TimeUnit.Microsecond, "UTC");
        var tags = new ListArray.Builder(StringType.Default);
        var words = (StringArray.Builder)tags.ValueBuilder;
        tags.Append();
        words.Append("x").Append("y z");
        tags.Append();
        tags.Append();
        var at = new DateTimeOffset(2024, 2, 3, 4, 5, 6, 250, TimeSpan.Zero);
        var batch = new RecordBatch(
            new Schema.Builder()
                .Field(f => f.Name("user_id").DataType(StringType.Default))
                .Field(f => f.Name("text").DataType(StringType.Default))
                .Field(f => f.Name("created_at").DataType(time))
                .Field(f => f.Name("post_id").DataType(Int64Type.Default))
                .Field(f => f.Name("hashtags").DataType(new ListType(StringType.Default)))
                .Build(),
            [
                new StringArray.Builder().Append("sim_a").AppendNull().Append("sim_b").Build(),
                new StringArray.Builder().Append("words").Append("nobody").Append("more").Build(),
                new TimestampArray.Builder(time).Append(at).Append(at).Append(at.AddSeconds(1)).Build(),
                new Int64Array.Builder().Append(1_500_000_000_000_000_001).Append(2).Append(3).Build(),
                tags.Build(),
            ],
            3
        );
        using var stream = new MemoryStream();
        using (
            var writer = isFile
                ? new ArrowFileWriter(stream, batch.Schema, leaveOpen: true)
                : new ArrowStreamWriter(stream, batch.Schema, leaveOpen: true)
        )
        {
            writer.WriteStart();
            writer.WriteRecordBatch(batch);
            writer.WriteEnd();
        }

        return stream.ToArray();
    }
}

public sealed class SeveralPlatformsTest
{
    [Fact]
    public void AccountsKeepTheirPlatformAndLinksAndTextsJoinAcross()
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-platforms-").FullName;
        try
        {
            // One link and one text, shared by accounts of four platforms that bear one name on two of them.
            File.WriteAllText(
                Path.Combine(folder, "a.csv"),
                "platform,user_id,text,created_at\ntwitter,sim,these are the very same words everywhere https://example.invalid/p,2024-02-03 04:05:06\ngab,sim,these are the very same words everywhere https://example.invalid/p,2024-02-03 04:05:10\n"
            );
            File.WriteAllText(
                Path.Combine(folder, "b.ndjson"),
                "{\"id\":\"1\",\"author\":\"sim_red\",\"body\":\"these are the very same words everywhere https://example.invalid/p\",\"created_utc\":1706933110,\"subreddit\":\"s\"}\n"
            );
            File.WriteAllText(
                Path.Combine(folder, "c.json"),
                "{\"name\":\"c\",\"type\":\"public_channel\",\"id\":5,\"messages\":[{\"id\":1,\"type\":\"message\",\"date_unixtime\":\"1706933112\",\"from\":\"c\",\"from_id\":\"channel5\",\"text\":[\"these are the very same words everywhere \",{\"type\":\"link\",\"text\":\"https://example.invalid/p\"}]}]}"
            );
            using var made = new TempCase(new AnalysisOptions { Controls = false, Threads = 1 }, folder);
            Assert.Equal(
                [("twitter", "sim"), ("gab", "sim"), ("reddit", "sim_red"), ("telegram", "channel5")],
                made.Result.Accounts.Select(a => (a.Platform, a.Id))
            );
            Assert.Equal([new("co-link", 4L), new("co-post", 4L), new("own-words", 3L), new("passed-on", 1L)], made.Result.TraceKinds);

            // Four accounts, so six pairs, on one link and on one text.
            Assert.Equal(12, made.Result.Counts.PairsTested);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
