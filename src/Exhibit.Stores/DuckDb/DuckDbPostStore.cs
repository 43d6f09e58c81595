using System.Globalization;
using DuckDB.NET.Data;
using Exhibit.Model;

namespace Exhibit.Stores.DuckDb;

/// <summary>Holds the posts of one case in an embedded DuckDB file, which becomes the case's case.duckdb.</summary>
public sealed class DuckDbPostStore : IPostStore, IDisposable
{
    /// <summary>What DuckDB may hold in memory unless told otherwise: 512 MB.</summary>
    public const int DefaultMemoryMegabytes = 512;

    private const int FetchChunk = 5_000;

    private readonly DuckDBConnection connection;
    private PostAppender? appender;
    private long next;

    /// <summary>Creates a new database file.</summary>
    /// <param name="path">Where; must not exist.</param>
    /// <param name="memoryMegabytes">What DuckDB may hold in memory. Default 512.</param>
    /// <param name="threads">DuckDB's threads. Default 2.</param>
    public DuckDbPostStore(string path, int memoryMegabytes = DefaultMemoryMegabytes, int threads = 2)
        : this($"Data Source={path}", memoryMegabytes, threads, create: true) { }

    private DuckDbPostStore(string source, int memoryMegabytes, int threads, bool create)
    {
        connection = new DuckDBConnection(source);
        connection.Open();
        Execute(
            string.Create(
                CultureInfo.InvariantCulture,
                $"SET memory_limit='{memoryMegabytes}MB'; SET threads={threads}; SET preserve_insertion_order=true;"
            )
        );
        // The case is written by adversaries' data: nothing outside this file is ever read or loaded by it.
        Execute("SET autoinstall_known_extensions=false; SET autoload_known_extensions=false; SET enable_external_access=false;");
        if (create)
        {
            // Trying dictionaries costs a third of the writing and saves little where symbol tables (fsst) are tried too.
            Execute("SET disabled_compression_methods='dictionary,dict_fsst';");
            appender = new PostAppender(connection);
        }
    }

    /// <summary>Opens a finished case's file; nothing can be written to it.</summary>
    internal static DuckDbPostStore OpenToRead(string path) =>
        new($"Data Source={path};ACCESS_MODE=READ_ONLY", DefaultMemoryMegabytes, 2, create: false);

    internal DuckDBConnection Connection => connection;

    /// <inheritdoc/>
    public void Append(Post post, int account, bool duplicate) => appender!.Append(new StoredPost(next++, post, account, duplicate));

    /// <inheritdoc/>
    public void Flush()
    {
        // Let go first: a full disk makes closing fail, and closing twice would hide why.
        var closing = appender;
        appender = null;
        closing?.Finish();
        closing?.Dispose();
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<long, Post> Fetch(IReadOnlyCollection<long> numbers)
    {
        var found = new Dictionary<long, Post>(numbers.Count);
        foreach (var chunk in numbers.Chunk(FetchChunk))
        {
            using var command = connection.CreateCommand();
            command.CommandText =
                $"SELECT * FROM posts WHERE post IN ({string.Join(',', chunk.Select(n => n.ToString(CultureInfo.InvariantCulture)))})";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                found[reader.GetInt64(0)] = PostRow.Read(reader);
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public IEnumerable<(int Account, long TimeMs)> TimesOf(IReadOnlyCollection<int> accounts)
    {
        if (accounts.Count == 0)
        {
            yield break;
        }

        using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT account, epoch_ms(posted_at) FROM posts WHERE NOT duplicate AND account IN ({string.Join(',', accounts.Order().Select(a => a.ToString(CultureInfo.InvariantCulture)))}) ORDER BY post";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return (reader.GetInt32(0), reader.GetInt64(1));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, (int Account, long TimeMs)> FindByPostId(IReadOnlyCollection<string> ids)
    {
        Execute("CREATE TEMP TABLE wanted (post_id VARCHAR)");
        using (var wanted = connection.CreateAppender("wanted"))
        {
            foreach (var id in ids)
            {
                wanted.CreateRow().AppendValue(id).EndRow();
            }
        }

        var found = new Dictionary<string, (int, long)>(StringComparer.Ordinal);
        using (var command = connection.CreateCommand())
        {
            command.CommandText =
                "SELECT p.post_id, p.account, epoch_ms(p.posted_at) FROM posts p SEMI JOIN wanted w ON p.post_id = w.post_id ORDER BY p.post";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                found.TryAdd(reader.GetString(0), (reader.GetInt32(1), reader.GetInt64(2)));
            }
        }

        Execute("DROP TABLE wanted");
        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Flush();
        }
        finally
        {
            connection.Dispose();
        }
    }

    internal void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
