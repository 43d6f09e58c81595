using System.IO.Compression;
using DuckDB.NET.Data;
using Exhibit.Tests.Readers.Tables;
using Exhibit.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Exhibit.Tests.Hostile;

internal static class TableAttacks
{
    internal static IReadOnlyList<Attack> All { get; } =
    [
        new(
            "xlsx-entity-bomb",
            "A workbook whose XML defines entities that unfold to a billion letters.",
            "Refused: documents with a DTD are not read.",
            lab =>
                Assert.Contains(
                    "is damaged",
                    Lab.Fault(
                        Workbook(
                            lab,
                            "xl/worksheets/sheet1.xml",
                            "<!DOCTYPE z [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
                            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>"
                        )
                    ),
                    StringComparison.Ordinal
                )
        ),
        new(
            "xlsx-external-entity",
            "A workbook whose XML reads a local file into a cell.",
            "Refused: documents with a DTD are not read.",
            lab =>
            {
                lab.Write("secret.txt", "secret");
                Assert.Contains(
                    "is damaged",
                    Lab.Fault(
                        Workbook(
                            lab,
                            "xl/worksheets/sheet1.xml",
                            $"<!DOCTYPE z [<!ENTITY x SYSTEM \"file://{lab.At("secret.txt")}\">]>",
                            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&x;</t></is></c></row></sheetData></worksheet>"
                        )
                    ),
                    StringComparison.Ordinal
                );
            }
        ),
        new(
            "xlsx-far-cell",
            "A cell in column XFD of row 1,048,576 and nothing before it.",
            "More than 2,000 columns are refused; empty rows cost nothing.",
            lab =>
                Assert.Contains(
                    "more than 2000 columns",
                    Lab.Fault(
                        Workbook(
                            lab,
                            "xl/worksheets/sheet1.xml",
                            "",
                            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>"
                        )
                    ),
                    StringComparison.Ordinal
                )
        ),
        new(
            "xlsx-bomb",
            "A workbook whose sheet unpacks to a thousand times its size.",
            "Refused by its table of contents.",
            lab =>
            {
                File.Copy(Fixture.Path("workbook.xlsx"), lab.At("x.xlsx"));
                using (var zip = ZipFile.Open(lab.At("x.xlsx"), ZipArchiveMode.Update))
                {
                    using var entry = zip.CreateEntry("xl/padding.xml", CompressionLevel.Optimal).Open();
                    var blank = new byte[1 << 20];
                    for (var i = 0; i < 400; i++)
                    {
                        entry.Write(blank);
                    }
                }

                Assert.Contains("more than 400 times its size", Lab.Fault(lab.At("x.xlsx")), StringComparison.Ordinal);
            }
        ),
        new(
            "xlsx-shared-string-index",
            "A cell that points at shared string four billion.",
            "Read as empty.",
            lab =>
                Assert.Contains(
                    "holds no table of posts",
                    Lab.Fault(
                        Workbook(
                            lab,
                            "xl/worksheets/sheet1.xml",
                            "",
                            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>4000000000</v></c><c r=\"B1\" t=\"s\"><v>-1</v></c></row></sheetData></worksheet>",
                            onlySheet: true
                        )
                    ),
                    StringComparison.Ordinal
                )
        ),
        new(
            "sqlite-view",
            "A database whose view reads what it should not.",
            "Views are not read.",
            lab =>
                Assert.Equal(
                    "a",
                    Assert
                        .Single(
                            ReadFile
                                .OfPath(
                                    Sqlite(
                                        lab,
                                        "CREATE TABLE t (user_id, text, created_at); INSERT INTO t VALUES ('a', 'words', '2024-01-01'); CREATE VIEW v AS SELECT 'spy' AS user_id, 'x' AS text, '2024-01-01' AS created_at;"
                                    )
                                )
                                .Posts
                        )
                        .AccountId
                )
        ),
        new(
            "sqlite-generated-blob",
            "A generated column that makes a gigabyte a row.",
            "Stopped at 64 MiB a cell.",
            lab =>
                Assert.Contains(
                    "is damaged",
                    Lab.Fault(
                        Sqlite(
                            lab,
                            "CREATE TABLE t (user_id, created_at, text AS (hex(zeroblob(100000000)))); INSERT INTO t VALUES ('a', '2024-01-01');"
                        )
                    ),
                    StringComparison.Ordinal
                )
        ),
        new(
            "sqlite-hostile-table-name",
            "A table named \"; DROP TABLE x; --.",
            "Quoted; read like any other.",
            lab =>
                Assert.Single(
                    ReadFile
                        .OfPath(
                            Sqlite(
                                lab,
                                "CREATE TABLE \"\"\"; DROP TABLE x; --\" (user_id, text, created_at); INSERT INTO \"\"\"; DROP TABLE x; --\" VALUES ('a', 'words', '2024-01-01');"
                            )
                        )
                        .Posts
                )
        ),
        new(
            "sqlite-corrupt-page",
            "A database whose pages are overwritten with noise.",
            "Refused with a message.",
            lab =>
            {
                var bytes = File.ReadAllBytes(Fixture.Path("posts.sqlite"));
                new Random(1).NextBytes(bytes.AsSpan(4096));
                Assert.ThrowsAny<Exhibit.Readers.InputException>(() => ReadFile.OfPath(lab.Write("x.db", bytes)));
            }
        ),
        new(
            "duckdb-view",
            "A DuckDB file whose view reads a file of the analyst's.",
            "Views are not read; external access is off and locked.",
            lab =>
            {
                lab.Write("secret.csv", "user_id,text,created_at\nspy,stolen,2024-01-01\n");
                Assert.Equal(
                    "a",
                    Assert
                        .Single(
                            ReadFile
                                .OfPath(
                                    DuckDb(
                                        lab,
                                        $"CREATE TABLE t (user_id VARCHAR, text VARCHAR, created_at VARCHAR); INSERT INTO t VALUES ('a', 'words', '2024-01-01'); CREATE VIEW v AS SELECT * FROM read_csv('{lab.At("secret.csv")}')"
                                    )
                                )
                                .Posts
                        )
                        .AccountId
                );
            }
        ),
        new(
            "duckdb-settings",
            "Statements that switch external access on again, load extensions, write files.",
            "All refused (DuckDbReaderTest.AFileFromOutsideCannotReachOutside).",
            _ =>
            {
                using var test = new DuckDbReaderTest();
                test.AFileFromOutsideCannotReachOutside();
            }
        ),
        new(
            "duckdb-garbage",
            "A file with DuckDB's magic and noise behind it.",
            "Refused with a message.",
            lab =>
            {
                var bytes = new byte[20_000];
                new Random(1).NextBytes(bytes);
                "DUCK"u8.CopyTo(bytes.AsSpan(8));
                Assert.ThrowsAny<Exhibit.Readers.InputException>(() => ReadFile.OfPath(lab.Write("x.duckdb", bytes)));
            }
        ),
        new(
            "arrow-text-out-of-bounds",
            "An Arrow file whose texts lie outside of their buffer, to read memory of the process or end it.",
            "Refused with a message; found by fuzzing.",
            lab =>
                Assert.Contains(
                    "lies outside of the metadata",
                    Lab.Fault(lab.Write("x.arrow", Lab.Find("arrow-text-out-of-bounds.bin"))),
                    StringComparison.Ordinal
                )
        ),
        new(
            "arrow-claimed-rows",
            "An Arrow file of 1 KB that claims millions of rows which are nowhere.",
            "Refused: a row needs a bit at least; found by fuzzing.",
            lab =>
                Assert.Contains(
                    "bytes for them",
                    Lab.Fault(lab.Write("x.arrow", Lab.Find("arrow-claimed-rows.bin"))),
                    StringComparison.Ordinal
                )
        ),
        new(
            "arrow-column-in-itself",
            "An Arrow file of 1 KB with a column that lies in itself, to overflow the stack and end the process.",
            "Refused with a message before the library reads it.",
            lab =>
                Assert.Contains(
                    "an offset leads out of the metadata",
                    Lab.Fault(lab.Write("x.arrow", Lab.Find("arrow-column-in-itself.bin"))),
                    StringComparison.Ordinal
                )
        ),
        new(
            "arrow-huge-claim",
            "An Arrow file whose metadata claims two gigabytes.",
            "Refused with a message; nothing of that size is taken.",
            lab =>
            {
                var bytes = ArrowReaderTest.Made(isFile: false);
                BitConverter.GetBytes(int.MaxValue).CopyTo(bytes, 4);
                Assert.ThrowsAny<Exhibit.Readers.InputException>(() => ReadFile.OfPath(lab.Write("x.arrow", bytes)));
            }
        ),
    ];

    private static string Workbook(Lab lab, string part, string before, string xml, bool onlySheet = false)
    {
        File.Copy(Fixture.Path("workbook.xlsx"), lab.At("x.xlsx"));
        using (var zip = ZipFile.Open(lab.At("x.xlsx"), ZipArchiveMode.Update))
        {
            zip.GetEntry(part)?.Delete();
            if (onlySheet)
            {
                Sheets(zip, "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet4.xml");
            }

            using var entry = new StreamWriter(zip.CreateEntry(part).Open());
            entry.Write($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{before}{xml}");
        }

        return lab.At("x.xlsx");
    }

    private static void Sheets(ZipArchive zip, params string[] parts)
    {
        foreach (var part in parts)
        {
            zip.GetEntry(part)?.Delete();
            using var entry = new StreamWriter(zip.CreateEntry(part).Open());
            entry.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>");
        }
    }

    private static string Sqlite(Lab lab, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={lab.At("x.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return lab.At("x.db");
    }

    private static string DuckDb(Lab lab, string sql)
    {
        using var connection = new DuckDBConnection($"Data Source={lab.At("x.duckdb")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return lab.At("x.duckdb");
    }
}
