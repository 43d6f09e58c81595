using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Exhibit.Exchange;
using Exhibit.Model;
using Exhibit.Tests.Support;
using Sylvan.Data.Csv;

namespace Exhibit.Tests.Exchange;

public sealed class CsvTablesTest
{
    [Fact]
    public void BeginsWithTheColumnsAndRowsOfTheCaseFolder()
    {
        var files = Exported.Unzip(Exported.As(new CsvTables()));
        Assert.Equal(
            ["tables/accounts.csv", "tables/communities.csv", "tables/edges.csv", "tables/finding_accounts.csv", "tables/findings.csv"],
            files.Keys
        );
        foreach (var name in (string[])["accounts.csv", "edges.csv", "communities.csv"])
        {
            var expected = Rows(SmallCase.Run.Bytes(name));
            var found = Rows(files["tables/" + name]);
            Assert.Equal(expected, found.Select(r => r[..expected[0].Length]));
        }

        var findings = Rows(files["tables/findings.csv"]);
        Assert.Equal(SmallCase.Run.Result.Findings.Select(f => f.Id), findings.Skip(1).Select(r => r[0]));
        Assert.All(findings.Skip(1), r => Assert.StartsWith("{\"", r[6], StringComparison.Ordinal));
        Assert.Equal(SmallCase.Run.Result.Findings.Sum(f => f.Accounts.Count), Rows(files["tables/finding_accounts.csv"]).Count - 1);
    }

    [Fact]
    public void AFormulaIsQuotedAndNotAltered()
    {
        var files = Exported.Unzip(Exported.As(new CsvTables(), Exported.RichResult, new ExchangeOptions("X", "amber", [])));
        var text = Encoding.UTF8.GetString(files["tables/accounts.csv"]) + Encoding.UTF8.GetString(files["tables/edges.csv"]);
        Assert.Contains(",\"=ring0\",", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",=ring", text, StringComparison.Ordinal);
        Assert.Equal(Exported.As(new CsvTables()), Exported.As(new CsvTables()));
    }

    private static List<string[]> Rows(byte[] bytes)
    {
        using var csv = CsvDataReader.Create(
            new StreamReader(new MemoryStream(bytes)),
            new CsvDataReaderOptions
            {
                HasHeaders = false,
                Comment = '\0',
                BufferSize = 1 << 20,
            }
        );
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, csv.RowFieldCount).Select(csv.GetString)]);
        }

        return rows;
    }
}

public sealed class ParquetTablesTest
{
    [Fact]
    public void AnotherEngineReadsWhatTheCaseHolds()
    {
        var result = Exported.RichResult;
        var folder = Directory.CreateTempSubdirectory("exhibit-parquet-").FullName;
        foreach (var (name, bytes) in Exported.Unzip(Exported.As(new ParquetTables(), result, new ExchangeOptions("X", "amber", []))))
        {
            File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(name)), bytes);
        }

        using var duckdb = new DuckDBConnection("DataSource=:memory:");
        duckdb.Open();
        string One(string what, string table)
        {
            using var command = duckdb.CreateCommand();
            command.CommandText = $"SELECT {what} FROM '{Path.Combine(folder, table)}.parquet'";
            return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
        }

        string Text(long n) => n.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(Text(result.Accounts.Count), One("count(*)", "accounts"));
        Assert.Equal(Text(result.Accounts.Sum(a => a.Posts)), One("CAST(sum(posts) AS BIGINT)", "accounts"));
        Assert.Equal(Text(result.Accounts.Count(a => a.Community == 0)), One("count(*) FILTER (community IS NULL)", "accounts"));
        Assert.Equal(Text(result.Edges.Count), One("count(*)", "edges"));
        Assert.Equal(result.Edges.Min(e => e.P).ToString("R", CultureInfo.InvariantCulture), One("min(p)", "edges"));
        Assert.Equal(Text(result.Edges.Max(e => e.LastSeen)), One("epoch_ms(max(last_seen))", "edges"));
        Assert.Contains("TIMESTAMP", One("typeof(first_seen)", "edges"), StringComparison.Ordinal);
        Assert.Equal(Text(result.Communities.Count), One("count(*)", "communities"));
        Assert.Equal(Text(result.Findings.Count), One("count(*)", "findings"));
        Assert.Equal(Text(result.Findings.Sum(f => f.Accounts.Count)), One("count(*)", "finding_accounts"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void TheSameCaseGivesTheSameBytes() => Assert.Equal(Exported.As(new ParquetTables()), Exported.As(new ParquetTables()));

    [Fact]
    public void ATableWithoutRowsIsStillATable() =>
        Assert.Equal(
            5,
            Exported.Unzip(Exported.As(new ParquetTables(), Exported.NothingFound, new ExchangeOptions("X", "amber", []))).Count
        );
}
