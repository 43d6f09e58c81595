using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;
using Exhibit.Coordination;
using Exhibit.Traces;

namespace Exhibit.Benchmarks.Speed;

/// <summary>
/// The pair stage alone, by our kernel and by DuckDB, each in its own process: the traces lie in memory first, then only the
/// counting is timed. Both count, for every pair of accounts, objects shared in one block and of those within W.
/// </summary>
internal static class PairParts
{
    private const long WindowMs = 60_000;
    private const long BlockMs = 3_600_000;

    /// <summary>The ways to ask DuckDB; the fastest is compared.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Queries = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        // Object and block packed into one key: a hash join on one integer.
        ["equi-join"] =
            "SELECT a.account AS a, b.account AS b, count(*) AS n, count(*) FILTER (abs(a.ms - b.ms) <= 60000) AS k FROM traces a JOIN traces b ON a.bucket = b.bucket AND a.account < b.account GROUP BY ALL",
        // No join: each bucket's rows as one list, unnested against itself.
        ["lists"] =
            "SELECT a, b, count(*) AS n, count(*) FILTER (abs(ta - tb) <= 60000) AS k FROM (SELECT x.account AS a, x.ms AS ta, unnest(l).account AS b, unnest(l).ms AS tb FROM (SELECT unnest(l) AS x, l FROM (SELECT list({'account': account, 'ms': ms}) AS l FROM traces GROUP BY bucket HAVING count(*) > 1))) WHERE a < b GROUP BY ALL",
        // The window as a range join; blocks compared afterwards.
        ["range-join"] =
            "SELECT a.account AS a, b.account AS b, count(*) AS n, count(*) FILTER (abs(a.ms - b.ms) <= 60000) AS k FROM traces a JOIN traces b ON a.object = b.object AND b.ms BETWEEN a.ms - 3600000 AND a.ms + 3600000 AND a.account < b.account WHERE a.bucket = b.bucket GROUP BY ALL",
    };

    /// <summary>One part; prints its figures as JSON.</summary>
    internal static int Run(string part, int rows, int threads, TextWriter output)
    {
        var table = new CoShares(rows).Table();
        var (seconds, result) = part == "kernel" ? Kernel(table, threads) : Sql(table, Queries[part], threads);
        output.WriteLine(JsonSerializer.Serialize(new PairPart(seconds, result)));
        return 0;
    }

    private static (double Seconds, PairResult Result) Kernel(TraceTable table, int threads)
    {
        var counter = new FastPairCounter(threads);
        var window = new WindowSpec(WindowMs, BlockMs, table.SlotMs);
        // Once to compile, as any run does that counts two windows and two controls.
        counter.Count(new CoShares(20_000).Table(), window, 2, default);
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        var counts = counter.Count(table, window, 2, default);
        return ((Environment.CpuUsage.TotalTime - before).TotalSeconds, PairResult.Of(counts));
    }

    private static (double Seconds, PairResult Result) Sql(TraceTable table, string pairs, int threads)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"SET threads={threads}; SET preserve_insertion_order=false"));
        Execute(connection, "CREATE TABLE traces (account INTEGER, object INTEGER, ms BIGINT, bucket BIGINT)");
        using (var rows = connection.CreateAppender("traces"))
        {
            for (var i = 0; i < table.Count; i++)
            {
                var bucket = ((long)table.Object[i] << 32) + (table.Time[i] / BlockMs);
                rows.CreateRow()
                    .AppendValue(table.Account[i])
                    .AppendValue(table.Object[i])
                    .AppendValue(table.Time[i])
                    .AppendValue(bucket)
                    .EndRow();
            }
        }

        // Our histogram's last bin, 4,095, holds all pairs with as many objects or more.
        var sql = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT count(*), CAST(sum(least(n, 4095)) AS BIGINT), count(*) FILTER (k >= 2), CAST(coalesce(sum(a::BIGINT * {PairResult.A} + b::BIGINT * {PairResult.B} + n * {PairResult.Tested} + k * {PairResult.Synchronous}) FILTER (k >= 2), 0) AS BIGINT) FROM ({pairs})"
        );
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        var before = Environment.CpuUsage.TotalTime;
        using var reader = command.ExecuteReader();
        reader.Read();
        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        long Number(int column) => reader.GetInt64(column);
        return (seconds, new PairResult(Number(0), Number(1), Number(2), Number(3)));
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
