using System.Diagnostics;
using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Exhibit.Benchmarks.Speed;
using Exhibit.Readers;

namespace Exhibit.Benchmarks;

/// <summary>read-speed: MB per CPU second of each format beside DuckDB's own reader on the same file, where it has one.</summary>
internal static class ReadSpeed
{
    private const int Megabytes = 24;

    internal static int Run(string[] args, TextWriter output)
    {
        var fixtures = LongRuns.Value(args, "--fixtures", "tests/Exhibit.Tests/Readers/Fixtures");
        var folder = Directory.CreateTempSubdirectory("exhibit-speed-").FullName;
        try
        {
            output.WriteLine("| file | reader | MB | posts | MB per CPU s | DuckDB, MB per CPU s |\n|---|---|---|---|---|---|");
            foreach (var fixture in Directory.GetFiles(fixtures).Order(StringComparer.Ordinal))
            {
                if (Grown(fixture, folder) is not { } file)
                {
                    continue;
                }

                var size = new FileInfo(file).Length / 1e6;
                var source = new PostSource(Catalog.Readers, new ReaderOptions());
                long posts = 0;
                var seconds = Cpu(() => posts = source.Read([file]).LongCount(r => r.Post is not null));
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {Path.GetFileName(fixture)} | {source.Sources[0].Reader} | {size:0} | {posts} | {size / seconds:0} | {Beside(file, size)} |"
                    )
                );
                File.Delete(file);
            }

            Tables(folder, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    // A fixture repeated until it is large: its header once, its rows, lines or elements again and again.
    private static string? Grown(string fixture, string folder)
    {
        var text = File.ReadAllText(fixture);
        var (before, body, after) = Path.GetExtension(fixture) switch
        {
            ".csv" => (
                text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)],
                text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..],
                ""
            ),
            ".ndjson" => ("", text, ""),
            ".json"
                when text.Contains("\"messages\": [\n", StringComparison.Ordinal) && text.Contains("\n ]\n}", StringComparison.Ordinal) =>
                Inner(text, "\"messages\": [\n", "\n ]\n}", ",\n"),
            ".json" when text.StartsWith("[\n", StringComparison.Ordinal) => Inner(text, "[\n", "\n]", ",\n"),
            ".json" when Path.GetFileName(fixture).StartsWith("x-api-v2", StringComparison.Ordinal) => (
                "",
                text.Replace("\n", "", StringComparison.Ordinal) + "\n",
                ""
            ),
            _ => ("", "", ""),
        };
        if (body.Length == 0)
        {
            return null;
        }

        var path = Path.Combine(folder, Path.GetFileName(fixture));
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false)) { NewLine = "\n" };
        writer.Write(before);
        for (long written = 0; written < Megabytes * 1_000_000L; written += body.Length)
        {
            writer.Write(body);
        }

        writer.Write(after.StartsWith('\n') ? body.TrimEnd('\n', ',') + after : after);
        return path;
    }

    private static (string, string, string) Inner(string text, string open, string close, string between)
    {
        var from = text.IndexOf(open, StringComparison.Ordinal) + open.Length;
        var to = text.LastIndexOf(close, StringComparison.Ordinal);
        return (text[..from], text[from..to] + between, text[to..]);
    }

    // Their bytes are packed more or less tightly, so posts are what to compare.
    private static void Tables(string folder, TextWriter output)
    {
        output.WriteLine(
            "\n| file | reader | MB | posts | MB per CPU s | posts per CPU s | DuckDB, posts per CPU s |\n|---|---|---|---|---|---|---|"
        );
        foreach (var (file, table, load) in new BinaryFiles(folder).Write())
        {
            var size = new FileInfo(file).Length / 1e6;
            var source = new PostSource(Catalog.Readers, new ReaderOptions());
            long posts = 0;
            var seconds = Cpu(() => posts = source.Read([file]).LongCount(r => r.Post is not null));
            var beside = table is null ? "has no reader of its own" : Beside(table, load, posts);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {Path.GetFileName(file)} | {source.Sources[0].Reader} | {size:0} | {posts} | {size / seconds:0} | {posts / seconds:0} | {beside} |"
                )
            );
        }
    }

    private static string Beside(string file, double size) =>
        Beside(
            Path.GetExtension(file) == ".csv"
                ? $"read_csv('{file}', all_varchar = true, ignore_errors = true)"
                : $"read_json('{file}', maximum_object_size = 100000000)",
            "",
            size
        );

    // Nothing is fetched: an extension that does not lie on the machine is one that DuckDB does not have here.
    private static string Beside(string table, string load, double amount)
    {
        try
        {
            using var connection = new DuckDBConnection("Data Source=:memory:");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"SET threads = 1; SET autoinstall_known_extensions = false; {load}";
            command.ExecuteNonQuery();
            command.CommandText = $"CREATE TABLE t AS SELECT * FROM {table}";
            return (amount / Cpu(() => command.ExecuteNonQuery())).ToString("0", CultureInfo.InvariantCulture);
        }
        catch (DuckDBException e)
        {
            return load.StartsWith("LOAD", StringComparison.Ordinal)
                ? $"extension not on this machine ({load})"
                : "cannot read it: " + e.Message.Split('\n')[0];
        }
    }

    private static double Cpu(Action work)
    {
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }
}
