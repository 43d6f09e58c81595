using System.Text;
using DuckDB.NET.Data;
using Exhibit.Cli;
using Exhibit.Forgetting;
using Exhibit.Stores;

namespace Exhibit.Tests.Forgetting;

/// <summary>What is left of a person is found where DuckDB packs it too, and what a search of bytes would pass over.</summary>
public sealed class LeftoversTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-leftovers-").FullName;

    // As DuckDB packs a text of many values by itself. Now and then a block's unused end holds a scrap of what was there before
    // packing; the search of bytes must be seen to miss what lies packed, so a file without such a scrap is made.
    [Theory]
    [InlineData("'https://t.invalid/' || reverse('smarbannej') || '/status/' || i")]
    [InlineData("['see', 'https://t.invalid/' || reverse('smarbannej') || '/status/' || i]")]
    public void ATextThatTheDatabasePacksIsFound(string text)
    {
        for (var attempt = 0; attempt < 50; attempt++)
        {
            File.Delete(Database);
            Make($"CREATE TABLE t AS SELECT {text} AS x FROM range({20_000 + attempt}) r(i)", "CHECKPOINT");
            if (!Encoding.Latin1.GetString(File.ReadAllBytes(Database)).Contains("jennabrams", StringComparison.OrdinalIgnoreCase))
            {
                var error = Assert.Throws<CaseFolderException>(() => Leftovers.Require(folder, Erasure(), commonWord: false));
                Assert.StartsWith("case.duckdb would still name the account.", error.Message, StringComparison.Ordinal);
                return;
            }
        }

        Assert.Fail("DuckDB no longer packs texts so that a search of its bytes misses them.");
    }

    [Fact]
    public void ARowFarDownIsFound()
    {
        Make(
            "CREATE TABLE t AS SELECT 'nobody was seen at number ' || i || ' of the long street' AS x FROM range(250000) r(i)",
            "INSERT INTO t VALUES ('see JennAbrams')",
            "CHECKPOINT"
        );
        Assert.Throws<CaseFolderException>(() => Leftovers.Require(folder, Erasure(), commonWord: false));
    }

    [Theory]
    [InlineData("CREATE TABLE t AS SELECT 'JENNABRAMS'::BLOB AS x")]
    [InlineData("CREATE TABLE t (jennabrams INTEGER)")]
    [InlineData("CREATE TABLE u (n INTEGER); CREATE VIEW v AS SELECT n, 'https://t.invalid/%4AennAbrams' AS x FROM u")]
    public void ABlobAColumnAndAViewAreFound(string sql)
    {
        Make(sql.Split(';'));
        Assert.Throws<CaseFolderException>(() => Leftovers.Require(folder, Erasure(), commonWord: false));
    }

    [Fact]
    public void OthersAreLeftAlone()
    {
        Make(
            "CREATE TABLE t AS SELECT 'JennAbrams2 is another, number ' || i AS x, NULL::VARCHAR AS y FROM range(1000) r(i)",
            "CHECKPOINT"
        );
        Leftovers.Require(folder, Erasure(), commonWord: false);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Database => Path.Combine(folder, CaseFolder.DatabaseName);

    private static Erasure Erasure() => new(1, ["JennAbrams"]);

    private void Make(params string[] statements)
    {
        using var connection = new DuckDBConnection($"Data Source={Database}");
        connection.Open();
        foreach (var sql in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
