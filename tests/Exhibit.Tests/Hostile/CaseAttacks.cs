using DuckDB.NET.Data;
using Exhibit.Cli;
using Exhibit.Stores;
using Exhibit.Stores.DuckDb;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Hostile;

/// <summary>Case folders made by somebody else, opened by seal and export.</summary>
internal static class CaseAttacks
{
    internal static IReadOnlyList<Attack> All { get; } =
    [
        new(
            "case-with-a-link",
            "A case folder with a link where an export would be written, to overwrite a file of the analyst's.",
            "Refused: no run makes links.",
            lab =>
            {
                var path = Case(lab);
                var mine = lab.Write("mine.txt", "precious");
                File.CreateSymbolicLink(Path.Combine(path, "network.gexf"), mine);
                Assert.Contains("holds the link 'network.gexf'", Fault(path), StringComparison.Ordinal);
                Assert.Contains("holds the link", Cli.Shell.Run("seal", path).Error, StringComparison.Ordinal);
                Assert.Equal("precious", File.ReadAllText(mine));
            }
        ),
        new(
            "case-with-a-view",
            "A case whose table of sources is a view that reads a file of the analyst's.",
            "Refused by the view's name.",
            lab =>
            {
                var path = Case(
                    lab,
                    $"DROP TABLE sources; CREATE VIEW sources AS SELECT * FROM read_csv('{lab.Write("secret.csv", "a,b\n1,2\n")}')"
                );
                Assert.Contains("holds 'sources', a view or a macro", Fault(path), StringComparison.Ordinal);
            }
        ),
        new(
            "case-with-a-macro",
            "A case with a macro that replaces a function.",
            "Refused by the macro's name.",
            lab =>
                Assert.Contains(
                    "holds 'lower', a view or a macro",
                    Fault(Case(lab, "CREATE MACRO lower(x) AS 'forged'")),
                    StringComparison.Ordinal
                )
        ),
        new(
            "case-with-forged-posts",
            "A case whose view of the posts runs without end, reads a file, or calls a function.",
            "Refused: the view may hold columns and fixed values only.",
            lab =>
            {
                var secret = lab.Write("secret.csv", "a,b\n1,2\n");
                foreach (
                    var forged in new[]
                    {
                        "WITH RECURSIVE r AS (SELECT 1 AS post UNION ALL SELECT post + 1 FROM r) SELECT * FROM r",
                        $"SELECT * FROM read_csv('{secret}')",
                        "SELECT repeat('x', 1000000000) AS post FROM post_rows",
                        "SELECT (SELECT 1) AS post FROM post_rows",
                    }
                )
                {
                    Assert.Contains(
                        "holds 'posts', a view or a macro",
                        Fault(Case(lab, $"DROP VIEW posts; CREATE VIEW posts AS {forged}")),
                        StringComparison.Ordinal
                    );
                }

                using var stored = StoredCase.Open(Case(lab));
                Assert.Equal(120, stored.Records().Count());
            }
        ),
        new(
            "case-without-tables",
            "A case.duckdb that is empty, of another kind, or noise.",
            "Refused with a message.",
            lab =>
            {
                Assert.Contains(
                    "cannot be read as a case",
                    Fault(Case(lab, "DROP VIEW posts; DROP TABLE post_rows")),
                    StringComparison.Ordinal
                );
                lab.Write("noise/case.duckdb", new string('x', 50_000));
                Assert.Contains("cannot be read as a case", Fault(lab.At("noise")), StringComparison.Ordinal);
                lab.Write("none/case.duckdb", "");
                Assert.Contains("case", Fault(lab.At("none")), StringComparison.Ordinal);
            }
        ),
        new(
            "case-that-reaches-out",
            "Statements run within a case from outside: read and write files, load extensions, switch settings, change the case.",
            "All refused; the file is open to read only, and its settings are locked.",
            lab =>
            {
                var path = Case(lab);
                var before = File.ReadAllBytes(Path.Combine(path, CaseFolder.DatabaseName));
                using (var store = DuckDbPostStore.OpenToRead(Path.Combine(path, CaseFolder.DatabaseName)))
                {
                    foreach (
                        var sql in new[]
                        {
                            $"SELECT * FROM read_text('{lab.Write("secret.txt", "secret")}')",
                            $"COPY post_rows TO '{lab.At("out.csv")}'",
                            $"ATTACH '{lab.At("other.duckdb")}'",
                            "INSTALL httpfs",
                            "LOAD httpfs",
                            "SET enable_external_access=true",
                            "SET lock_configuration=false",
                            "DELETE FROM post_rows",
                        }
                    )
                    {
                        using var command = store.Connection.CreateCommand();
                        command.CommandText = sql;
                        Assert.ThrowsAny<DuckDBException>(() => command.ExecuteNonQuery());
                    }
                }

                Assert.Equal(before, File.ReadAllBytes(Path.Combine(path, CaseFolder.DatabaseName)));
                Assert.False(File.Exists(lab.At("out.csv")));
            }
        ),
    ];

    private static string Fault(string path)
    {
        var (code, _, error) = Cli.Shell.Run("export", path, "--format", "gexf");
        Assert.Equal(ExitCodes.Case, code);
        return error;
    }

    private static string Case(Lab lab, string sql = "SELECT 1")
    {
        var rows = string.Concat(
            Enumerable
                .Range(0, 120)
                .Select(i => FormattableString.Invariant($"sim{i % 3},words of number {i / 3} and more,{1_704_067_200 + (i * 600)},\n"))
        );
        Assert.Equal(0, lab.Investigate(lab.Write("x.csv", Lab.Header + rows)).Code);
        var path = lab.At("case");
        using var connection = new DuckDBConnection($"Data Source={Path.Combine(path, CaseFolder.DatabaseName)}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return path;
    }
}
