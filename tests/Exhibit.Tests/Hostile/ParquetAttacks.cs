using System.IO.Compression;
using DuckDB.NET.Data;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Hostile;

/// <summary>Parquet files that lie about themselves, and what tables in archives leave behind.</summary>
internal static class ParquetAttacks
{
    internal static IReadOnlyList<Attack> All { get; } =
    [
        new(
            "parquet-garbage",
            "A Parquet file that is noise between its marks.",
            "Refused with a message.",
            lab =>
            {
                var bytes = new byte[4_000];
                new Random(2).NextBytes(bytes);
                "PAR1"u8.CopyTo(bytes);
                "PAR1"u8.CopyTo(bytes.AsSpan(bytes.Length - 4));
                Assert.Contains("no readable Parquet file", Lab.Fault(lab.Write("x.parquet", bytes)), StringComparison.Ordinal);
            }
        ),
        new(
            "parquet-billion-rows",
            "A Parquet file of 900 bytes that claims a billion rows, to have memory taken for them.",
            "Refused by its footer: claims beyond 50 values a byte, or 64 million in one row group, are not believed.",
            lab =>
            {
                var bytes = File.ReadAllBytes(Fixture.Path("posts.parquet"));
                var length = BitConverter.ToInt32(bytes, bytes.Length - 8);
                var footer = Convert.ToHexString(bytes.AsSpan(bytes.Length - 8 - length, length));

                // Three rows, as the footer's encoding writes them, become a billion.
                Assert.Contains("1606", footer, StringComparison.Ordinal);
                var claim = Convert.FromHexString(footer.Replace("1606", "1680A8D6B907", StringComparison.Ordinal));
                byte[] made = [.. bytes[..^(8 + length)], .. claim, .. BitConverter.GetBytes(claim.Length), .. "PAR1"u8];
                Assert.Contains("claims 1000000000 rows", Lab.Fault(lab.Write("x.parquet", made)), StringComparison.Ordinal);
            }
        ),
        new(
            "parquet-many-groups",
            "A Parquet file that claims a million rows in each of three row groups.",
            "Refused by its footer: the groups' claims are added up.",
            lab =>
            {
                var path = lab.At("x.parquet");
                Duck(
                    $"COPY (SELECT 'sim_a' AS user_id, 'words' AS text, 1706933106 AS created_at FROM range(3072) t(i)) TO '{path}' (FORMAT parquet, ROW_GROUP_SIZE 1024)"
                );
                Assert.Equal(3_072, ReadFile.OfPath(path).Posts.Count);
                var bytes = File.ReadAllBytes(path);
                var length = BitConverter.ToInt32(bytes, bytes.Length - 8);
                var footer = Convert.ToHexString(bytes.AsSpan(bytes.Length - 8 - length, length));

                // 1,024 rows, as the footer's encoding writes them in a group and its columns, become a million.
                Assert.Contains("168010", footer, StringComparison.Ordinal);
                var claim = Convert.FromHexString(footer.Replace("168010", "1680897A", StringComparison.Ordinal));
                byte[] made = [.. bytes[..^(8 + length)], .. claim, .. BitConverter.GetBytes(claim.Length), .. "PAR1"u8];
                Assert.Contains("rows in one row group", Lab.Fault(lab.Write("x.parquet", made)), StringComparison.Ordinal);
            }
        ),
        new(
            "parquet-without-end",
            "A Parquet file of 1.2 KB that its former reader, a library of .NET, read for longer than 40 seconds of a processor without an end.",
            "Refused or read at once by DuckDB; found by fuzzing.",
            lab => AtOnce(lab.Write("x.parquet", Lab.Find("parquet-without-end.bin")))
        ),
        new(
            "parquet-long-name",
            "A Parquet file of 4 KB whose footer claims a name for which its former reader ran out of a heap of 512 MiB.",
            "Refused with a message; found by fuzzing.",
            lab => AtOnce(lab.Write("x.parquet", Lab.Find("parquet-long-name.bin")))
        ),
        new(
            "parquet-reaches-out",
            "Statements run where a Parquet file is read: read other files, load extensions, write, switch settings; and a file name that is a pattern or ends the statement.",
            "All refused: one file can be reached, and settings are locked. A name with *, ? or [ is read from a copy.",
            lab =>
            {
                var secret = lab.Write("secret.csv", "user_id,text,created_at\nspy,stolen,2024-01-01\n");
                var bytes = File.ReadAllBytes(Fixture.Path("posts.parquet"));
                var other = lab.Write("other.parquet", bytes);
                foreach (var name in (string[])["[a-z]*.parquet", "a'); SELECT 1; --.parquet", "year=2024/x.parquet"])
                {
                    Assert.Equal(2, ReadFile.OfPath(lab.Write(name, bytes)).Posts.Count);
                }

                using var file = new Exhibit.Readers.Tables.ParquetFile("x", lab.Write("x.parquet", bytes));
                Assert.DoesNotContain("year", file.Tables[0].Columns);
                foreach (
                    var sql in (string[])
                        [
                            $"SELECT * FROM read_csv('{secret}')",
                            $"SELECT * FROM read_parquet('{other}')",
                            $"SELECT * FROM glob('{lab.Folder}/*')",
                            $"ATTACH '{lab.At("new.duckdb")}' AS y",
                            "INSTALL httpfs",
                            "LOAD httpfs",
                            "SET enable_external_access=true",
                            $"SET allowed_paths=['{secret}']",
                            $"COPY (SELECT 1) TO '{lab.At("out.csv")}'",
                        ]
                )
                {
                    Assert.ThrowsAny<DuckDBException>(() => file.Execute(sql));
                }

                Assert.Equal(bytes, File.ReadAllBytes(lab.At("x.parquet")));
            }
        ),
        new(
            "copies-that-stay",
            "Damaged tables and databases in archives, to leave their unpacked copies in the temporary folder.",
            "Every copy is deleted, whatever opening it throws.",
            lab =>
            {
                var temporary = Directory.CreateDirectory(lab.At("temporary")).FullName;
                foreach (var fixture in (string[])["posts.parquet", "posts.duckdb", "posts.sqlite", "posts.arrow", "workbook.xlsx"])
                {
                    var bytes = File.ReadAllBytes(Fixture.Path(fixture));
                    foreach (var (name, content) in ((string, byte[])[])[("whole", bytes), ("half", bytes[..(bytes.Length / 2)])])
                    {
                        var packed = lab.At($"{name}-{fixture}.gz");
                        using (var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
                        {
                            gzip.Write(content);
                        }

                        var cut = lab.Write($"cut-{name}-{fixture}.gz", File.ReadAllBytes(packed)[..^20]);
                        Assert.Equal([], Explained(packed, temporary));
                        Assert.Equal([], Explained(cut, temporary));
                    }
                }
            }
        ),
    ];

    // What a process of its own leaves in its temporary folder.
    private static string[] Explained(string path, string temporary)
    {
        var start = new System.Diagnostics.ProcessStartInfo("dotnet")
        {
            ArgumentList = { "exec", typeof(Exhibit.Cli.CommandLine).Assembly.Location, "formats", "--explain", path },
            Environment =
            {
                ["TMPDIR"] = temporary,
                ["TMP"] = temporary,
                ["DOTNET_EnableDiagnostics"] = "0",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return
        [
            .. Directory
                .EnumerateFiles(temporary)
                .Select(f => Path.GetFileName(f)!)
                .Where(f => !f.StartsWith("clr-debug", StringComparison.Ordinal)),
        ];
    }

    private static void AtOnce(string path)
    {
        var before = Environment.CpuUsage.TotalTime;
        try
        {
            ReadFile.OfPath(path, new Exhibit.Readers.ReaderOptions { Format = "parquet" });
        }
        catch (Exhibit.Readers.InputException)
        {
            // Refused.
        }

        // Other tests use the processor meanwhile.
        Assert.InRange((Environment.CpuUsage.TotalTime - before).TotalSeconds, 0, 20);
    }

    private static void Duck(string sql)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
