using System.Globalization;
using System.IO.Compression;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace Exhibit.Benchmarks.Speed;

/// <summary>The same invented posts in every tabular format, so that their readers can be compared.</summary>
/// <param name="folder">Where they are written.</param>
internal sealed class BinaryFiles(string folder)
{
    private const int Posts = 200_000;

    // A workbook's rows are XML, unpacked and read cell by cell.
    private const int SheetPosts = 50_000;

    private static readonly string[] Columns = ["user_id", "post_id", "created_at", "text", "url"];

    /// <summary>Writes them; path, and the table that DuckDB would read, or why it reads none.</summary>
    internal IReadOnlyList<(string Path, string? Table, string Load)> Write()
    {
        using var connection = new DuckDBConnection($"Data Source={In("posts.duckdb")}");
        connection.Open();
        Execute(
            connection,
            string.Create(
                CultureInfo.InvariantCulture,
                $"CREATE TABLE posts AS SELECT 'sim_' || hash(i) % 5000 AS user_id, CAST(1500000000000000000 + i AS VARCHAR) AS post_id, TIMESTAMP '2024-02-03 04:05:06' + to_seconds(i) AS created_at, 'spade rake ' || hash(i) || ' barrow and hoe ' || hash(i + 1) || ' behind the shed' AS text, 'https://garden.invalid/' || i % 9973 AS url FROM range({Posts}) t(i)"
            )
        );
        Execute(
            connection,
            $"COPY posts TO '{In("posts.csv")}' (HEADER); COPY posts TO '{In("posts.parquet")}' (FORMAT parquet); CHECKPOINT"
        );
        Arrow(connection);
        Sqlite(connection);
        Sheet(connection);
        return
        [
            (In("posts.csv"), $"read_csv('{In("posts.csv")}', all_varchar = true)", ""),
            (In("posts.parquet"), $"read_parquet('{In("posts.parquet")}')", ""),
            (In("posts.duckdb"), "beside.posts", $"ATTACH '{In("posts.duckdb")}' AS beside (READ_ONLY)"),
            (In("posts.arrow"), null, ""),
            (In("posts.sqlite"), $"sqlite_scan('{In("posts.sqlite")}', 'posts')", "LOAD sqlite"),
            (In("posts.xlsx"), $"read_xlsx('{In("posts.xlsx")}')", "LOAD excel"),
        ];
    }

    private void Arrow(DuckDBConnection connection)
    {
        var builders = Columns.Select(_ => new StringArray.Builder()).ToArray();
        foreach (var row in Rows(connection, Posts))
        {
            for (var i = 0; i < row.Length; i++)
            {
                builders[i].Append(row[i]);
            }
        }

        var schema = new Schema([.. Columns.Select(c => new Field(c, StringType.Default, nullable: false))], null);
        using var stream = File.Create(In("posts.arrow"));
        using var writer = new ArrowFileWriter(stream, schema);
        writer.WriteRecordBatch(new RecordBatch(schema, builders.Select(b => b.Build()), Posts));
        writer.WriteEnd();
    }

    private void Sqlite(DuckDBConnection from)
    {
        using var connection = new SqliteConnection($"Data Source={In("posts.sqlite")};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE TABLE posts ({string.Join(", ", Columns.Select(c => c + " TEXT"))})";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO posts VALUES (@a, @b, @c, @d, @e)";
        foreach (var row in Rows(from, Posts))
        {
            command.Parameters.Clear();
            for (var i = 0; i < row.Length; i++)
            {
                command.Parameters.AddWithValue("@" + (char)('a' + i), row[i]);
            }

            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private void Sheet(DuckDBConnection connection)
    {
        using var stream = File.Create(In("posts.xlsx"));
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        void Part(string name, string content)
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + content);
        }

        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        Part(
            "[Content_Types].xml",
            $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kind}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Kind}.worksheet+xml\"/></Types>"
        );
        Part(
            "_rels/.rels",
            $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        );
        Part(
            "xl/workbook.xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"posts\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
        );
        Part(
            "xl/_rels/workbook.xml.rels",
            $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
        );
        using var sheet = new StreamWriter(archive.CreateEntry("xl/worksheets/sheet1.xml").Open());
        sheet.Write($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><worksheet xmlns=\"{Main}\"><sheetData>");
        foreach (var row in Rows(connection, SheetPosts).Prepend(Columns))
        {
            sheet.Write("<row>");
            foreach (var cell in row)
            {
                sheet.Write($"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>");
            }

            sheet.Write("</row>");
        }

        sheet.Write("</sheetData></worksheet>");
    }

    private static IEnumerable<string[]> Rows(DuckDBConnection connection, int most)
    {
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT user_id, post_id, strftime(created_at, '%Y-%m-%dT%H:%M:%SZ'), text, url FROM posts LIMIT {most}"
        );
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return [.. Enumerable.Range(0, Columns.Length).Select(reader.GetString)];
        }
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private string In(string name) => Path.Combine(folder, name);
}
