using DuckDB.NET.Data;
using Exhibit.Model;
using Exhibit.Readers;

namespace Exhibit.Stores.DuckDb;

/// <summary>A finished case, opened again to read: its posts in the order of reading, its options, its raw records.</summary>
public sealed class StoredCase : IPostStore, IDisposable
{
    private readonly DuckDbPostStore store;
    private readonly Dictionary<string, string> summary = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, string>> collected = [];

    private StoredCase(DuckDbPostStore store)
    {
        this.store = store;
        foreach (var row in Rows("SELECT key, value FROM summary ORDER BY rowid", r => (Key: r.GetString(0), Value: r.GetString(1))))
        {
            summary[row.Key] = row.Value;
            if (row.Key.StartsWith("collection.", StringComparison.Ordinal))
            {
                collected.Add(new(row.Key["collection.".Length..], row.Value));
            }
        }
    }

    /// <summary>Version of Exhibit that wrote the case.</summary>
    public string Version => summary["version"];

    /// <summary>Every option of the run and its value.</summary>
    public IReadOnlyDictionary<string, string> Options =>
        summary
            .Where(s => s.Key.StartsWith("option.", StringComparison.Ordinal))
            .ToDictionary(s => s.Key["option.".Length..], s => s.Value, StringComparer.Ordinal);

    /// <summary>The sources as they were read.</summary>
    public IReadOnlyList<SourceFile> Sources =>
        [
            .. Rows(
                "SELECT * FROM sources ORDER BY source",
                r => new SourceFile(
                    r.GetInt32(0),
                    r.GetString(1),
                    r.GetString(2),
                    r.GetInt64(3),
                    r.GetString(4),
                    r.GetInt64(5),
                    r.GetInt64(6),
                    r.GetInt64(7)
                )
            ),
        ];

    /// <summary>The collection record; null where there was none.</summary>
    public CollectionRecord? Collection
    {
        get
        {
            string Value(string key) => collected.FirstOrDefault(c => c.Key == key).Value ?? "";
            var other = collected.Where(c => c.Key.StartsWith("other.", StringComparison.Ordinal));
            return collected.Count == 0
                ? null
                : new CollectionRecord(
                    Value("file"),
                    Value("who"),
                    Value("when"),
                    Value("tool"),
                    Value("query"),
                    Value("sampling"),
                    [.. other.Select(c => new KeyValuePair<string, string>(c.Key["other.".Length..], c.Value))]
                );
        }
    }

    /// <summary>Raw bytes of the records behind edges in a tier, by post number; formats without byte ranges have none.</summary>
    public IReadOnlyDictionary<long, byte[]> RawRecords =>
        Rows("SELECT post, bytes FROM raw_records", r => (Post: r.GetInt64(0), Bytes: Bytes(r.GetStream(1))))
            .ToDictionary(r => r.Post, r => r.Bytes);

    /// <summary>Opens the case of a folder.</summary>
    /// <exception cref="CaseFolderException">It holds no finished case of this version's form.</exception>
    public static StoredCase Open(string folder)
    {
        var path = Path.Combine(folder, "case.duckdb");
        if (!File.Exists(path))
        {
            throw new CaseFolderException($"'{folder}' holds no case (there is no case.duckdb). Make one with exhibit investigate.");
        }

        RefuseLinks(folder);

        DuckDbPostStore? store = null;
        try
        {
            store = DuckDbPostStore.OpenToRead(path);
            RefuseViews(path, store);
            return new StoredCase(store);
        }
        catch (CaseFolderException)
        {
            store?.Dispose();
            throw;
        }
        catch (Exception e) when (e is DuckDBException or InvalidCastException)
        {
            store?.Dispose();
            throw new CaseFolderException($"'{path}' cannot be read as a case ({e.Message}). Investigate the sources again.", e);
        }
    }

    // A case made by somebody else may hold a link where a dossier or an export would be written, and lead it elsewhere.
    private static void RefuseLinks(string folder)
    {
        var link = new DirectoryInfo(folder).EnumerateFileSystemInfos().FirstOrDefault(e => e.LinkTarget is not null);
        if (link is not null)
        {
            throw new CaseFolderException(
                $"'{folder}' holds the link '{link.Name}', which no run makes: what is written there would land elsewhere. Remove it if you know the case, or ask whoever made it."
            );
        }
    }

    // A view under a table's name would run whatever its maker wrote, each time the table is read.
    private static void RefuseViews(string path, DuckDbPostStore store)
    {
        using var command = store.Connection.CreateCommand();
        command.CommandText =
            "SELECT view_name, sql FROM duckdb_views() WHERE NOT internal UNION ALL SELECT function_name, '' FROM duckdb_functions() WHERE NOT internal ORDER BY 1";
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                if (reader.GetString(0) != "posts" || !PostsView.IsOwn(reader.GetString(1)))
                {
                    throw new CaseFolderException(
                        $"'{path}' holds '{reader.GetString(0)}', a view or a macro that no run makes. Investigate the sources yourself, or ask whoever made it."
                    );
                }
            }
        }

        // Fails here, where it is named, if there are no posts.
        command.CommandText = "SELECT post FROM posts LIMIT 0";
        command.ExecuteNonQuery();
    }

    /// <summary>Every record as it was read: the posts in order, then the refused ones.</summary>
    public IEnumerable<ReadRecord> Records()
    {
        foreach (var post in Rows("SELECT * FROM posts ORDER BY post", PostRow.Read))
        {
            yield return ReadRecord.Accept(post);
        }

        foreach (
            var refused in Rows(
                "SELECT source, \"row\", line, reason FROM rejected ORDER BY rowid",
                r => new Rejection(r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3))
            )
        )
        {
            yield return ReadRecord.Reject(refused);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The post is here already.</remarks>
    public void Append(Post post, int account, bool duplicate) { }

    /// <inheritdoc/>
    public void Flush() { }

    /// <inheritdoc/>
    public IReadOnlyDictionary<long, Post> Fetch(IReadOnlyCollection<long> numbers) => store.Fetch(numbers);

    /// <inheritdoc/>
    public IEnumerable<(int Account, long TimeMs)> TimesOf(IReadOnlyCollection<int> accounts) => store.TimesOf(accounts);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, (int Account, long TimeMs)> FindByPostId(IReadOnlyCollection<string> ids) => store.FindByPostId(ids);

    /// <inheritdoc/>
    public void Dispose() => store.Dispose();

    private static byte[] Bytes(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        stream.Dispose();
        return copy.ToArray();
    }

    private IEnumerable<T> Rows<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        using var command = store.Connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return read(reader);
        }
    }
}
