using System.Globalization;
using DuckDB.NET.Data;
using Exhibit.Model;

namespace Exhibit.Stores.DuckDb;

/// <summary>Holds the posts of one case in an embedded DuckDB file, which becomes the case's case.duckdb.</summary>
public sealed class DuckDbPostStore : ISignalStore, IDisposable
{
    /// <summary>What DuckDB may hold in memory unless told otherwise: 512 MB.</summary>
    public const int DefaultMemoryMegabytes = 512;

    private const int MostListed = 1_000;

    private readonly DuckDBConnection connection;
    private readonly int memoryMegabytes;
    private PostAppender? appender;
    private long next;

    /// <summary>Creates a new database file.</summary>
    /// <param name="path">Where; must not exist.</param>
    /// <param name="memoryMegabytes">What DuckDB may hold in memory. Default 512.</param>
    public DuckDbPostStore(string path, int memoryMegabytes = DefaultMemoryMegabytes)
        : this($"Data Source={path}", memoryMegabytes, create: true) { }

    private DuckDbPostStore(string source, int memoryMegabytes, bool create)
    {
        this.memoryMegabytes = memoryMegabytes;
        connection = new DuckDBConnection(source);
        connection.Open();
        // One thread: with a second, the one that asks spins until the other has done its part.
        Execute(
            string.Create(
                CultureInfo.InvariantCulture,
                $"SET memory_limit='{memoryMegabytes}MB'; SET threads=1; SET preserve_insertion_order=true;"
            )
        );
        if (memoryMegabytes < DefaultMemoryMegabytes)
        {
            // What is let go of goes back to the system at once, not when 128 MB have gathered.
            Execute("SET allocator_flush_threshold='4MB'; SET allocator_bulk_deallocation_flush_threshold='16MB';");
        }

        // The case is written by adversaries' data: nothing outside this file is ever read or loaded by it.
        Execute("SET autoinstall_known_extensions=false; SET autoload_known_extensions=false; SET enable_external_access=false;");
        if (!create)
        {
            Execute("SET lock_configuration=true;");
        }
        else
        {
            // Trying dictionaries costs a third of the writing and saves little where symbol tables (fsst) are tried too.
            Execute("SET disabled_compression_methods='dictionary,dict_fsst';");
            appender = new PostAppender(connection);
        }
    }

    /// <summary>Opens a finished case's file; nothing can be written to it.</summary>
    internal static DuckDbPostStore OpenToRead(string path) =>
        new($"Data Source={path};ACCESS_MODE=READ_ONLY", DefaultMemoryMegabytes, create: false);

    internal DuckDBConnection Connection => connection;

    /// <summary>A post looked up by its number costs as much as so many in a pass over all, for its neighbours are unpacked with it. Default 4,000.</summary>
    internal int PostsUnpacked { get; init; } = 4_000;

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
        if (closing is not null && memoryMegabytes < DefaultMemoryMegabytes)
        {
            Rest();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<long, Post> Fetch(IReadOnlyCollection<long> numbers) => Numbered(numbers, "p.*", PostRow.Read);

    /// <inheritdoc/>
    public IReadOnlyDictionary<long, Provenance> Places(IReadOnlyCollection<long> numbers) =>
        Numbered(numbers, $"p.post, {PostRow.PlaceColumns}", PostRow.Place);

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
    public IReadOnlyDictionary<string, (int Account, long TimeMs)> FindByPostId(IReadOnlyCollection<string> ids) =>
        Wanted(ids, "p.account, epoch_ms(p.posted_at)", r => (r.GetInt32(1), r.GetInt64(2)));

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, (long Post, int Account)> Numbers(IReadOnlyCollection<string> ids) =>
        Wanted(ids, "p.post, p.account", r => (r.GetInt64(1), r.GetInt32(2)));

    /// <inheritdoc/>
    /// <remarks>Posts lie in their order, and preserve_insertion_order keeps it: no sorting.</remarks>
    public IEnumerable<PostMoment> Moments()
    {
        using var reader = new ChunkReader(
            connection,
            "SELECT post, account, epoch_ms(posted_at), is_repost, reply_to <> '' OR reply_account <> '', client FROM posts WHERE NOT duplicate"
        );
        while (reader.Next() is > 0 and var rows)
        {
            foreach (var moment in Moments(reader, rows))
            {
                yield return moment;
            }
        }
    }

    private static PostMoment[] Moments(ChunkReader reader, int rows)
    {
        var posts = reader.Values<long>(0);
        var accounts = reader.Values<int>(1);
        var times = reader.Values<long>(2);
        var reposts = reader.Values<bool>(3);
        var replies = reader.Values<bool>(4);
        var moments = new PostMoment[rows];
        for (var i = 0; i < rows; i++)
        {
            moments[i] = new PostMoment(posts[i], accounts[i], times[i], reposts[i], replies[i], reader.Text(5, i));
        }

        return moments;
    }

    /// <inheritdoc/>
    public IEnumerable<PostItem> Links() => Items("links", "NOT duplicate");

    /// <inheritdoc/>
    public IEnumerable<PostItem> Media() => Items("media", "NOT duplicate AND NOT is_repost");

    /// <inheritdoc/>
    /// <remarks>In the order of the posts without sorting, as <see cref="Moments"/>: a sort of millions of texts does not fit a database held to little memory.</remarks>
    public IEnumerable<PostReply> Replies() =>
        Query(
            "SELECT post, account, epoch_ms(posted_at), reply_account, reply_to, post_id FROM posts WHERE NOT duplicate AND reply_account <> ''",
            r => new PostReply(r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetString(5))
        );

    /// <inheritdoc/>
    public bool StatesProfiles
    {
        get
        {
            using var command = connection.CreateCommand();
            command.CommandText =
                "SELECT count(*) FROM duckdb_columns() WHERE table_name = 'post_rows' AND column_name IN ('handle', 'display_name', 'biography', 'location', 'account_created')";
            return (long)command.ExecuteScalar()! > 0;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ProfileState> Profiles() => ProfileStates.Of(connection);

    /// <summary>Every name under which posts show an account: platform, id, then the id again, a handle or a display name.</summary>
    public IReadOnlyList<(string Platform, string Id, string Name)> Names =>
        [
            .. Query(
                """
                SELECT DISTINCT platform, account_id, name FROM (
                    SELECT platform, account_id, account_id AS name FROM posts
                    UNION ALL SELECT platform, account_id, handle FROM posts
                    UNION ALL SELECT platform, account_id, coalesce(display_name, '') FROM posts)
                WHERE name <> '' ORDER BY ALL
                """,
                r => (r.GetString(0), r.GetString(1), r.GetString(2))
            ),
        ];

    /// <summary>Of some texts, those that an account which a test accepts published word for word.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="accepts">The test; takes platform and id.</param>
    public IReadOnlySet<string> SaidBy(IReadOnlySet<string> texts, Func<string, string, bool> accepts) =>
        Query("SELECT platform, account_id, text FROM posts WHERE text <> ''", r => (r.GetString(0), r.GetString(1), Text: r.GetString(2)))
            .Where(p => texts.Contains(p.Text) && accepts(p.Item1, p.Item2))
            .Select(p => p.Text)
            .ToHashSet(StringComparer.Ordinal);

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

    // Lets go of the blocks that only writing needed: until the next question, which may take its whole share again.
    private void Rest()
    {
        Execute("CHECKPOINT");
        try
        {
            Execute("SET memory_limit='16MB'");
        }
        catch (DuckDBException)
        {
            // What it could let go of, it has.
        }

        Execute(string.Create(CultureInfo.InvariantCulture, $"SET memory_limit='{memoryMegabytes}MB'"));
    }

    // Few are looked up by their numbers, some at a time. Many are found in one pass over the posts; columns that are not named
    // are not unpacked.
    private Dictionary<long, T> Numbered<T>(IReadOnlyCollection<long> numbers, string columns, Func<DuckDBDataReader, T> row)
    {
        if (numbers.Count <= MostListed || numbers.Count <= All() / PostsUnpacked)
        {
            var listed = new Dictionary<long, T>(numbers.Count);
            foreach (var some in numbers.Order().Chunk(MostListed))
            {
                var list = string.Join(',', some.Select(n => n.ToString(CultureInfo.InvariantCulture)));
                Add(listed, $"SELECT {columns} FROM posts p WHERE p.post IN ({list}) ORDER BY p.post", row);
            }

            return listed;
        }

        Execute("CREATE TEMP TABLE asked (post BIGINT)");
        using (var asked = connection.CreateAppender("temp", "main", "asked"))
        {
            foreach (var number in numbers)
            {
                asked.CreateRow().AppendValue(number).EndRow();
            }
        }

        var found = new Dictionary<long, T>(numbers.Count);
        Add(found, $"SELECT {columns} FROM posts p SEMI JOIN asked a ON p.post = a.post ORDER BY p.post", row);
        Execute("DROP TABLE asked");
        return found;
    }

    private void Add<T>(Dictionary<long, T> found, string sql, Func<DuckDBDataReader, T> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            found[reader.GetInt64(0)] = row(reader);
        }
    }

    private long All()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM post_rows";
        return (long)command.ExecuteScalar()!;
    }

    private Dictionary<string, T> Wanted<T>(IReadOnlyCollection<string> ids, string columns, Func<DuckDBDataReader, T> row)
    {
        Execute("CREATE TEMP TABLE wanted (post_id VARCHAR)");
        using (var wanted = connection.CreateAppender("temp", "main", "wanted"))
        {
            foreach (var id in ids)
            {
                wanted.CreateRow().AppendValue(id).EndRow();
            }
        }

        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        using (var command = connection.CreateCommand())
        {
            command.CommandText = $"SELECT p.post_id, {columns} FROM posts p SEMI JOIN wanted w ON p.post_id = w.post_id ORDER BY p.post";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                found.TryAdd(reader.GetString(0), row(reader));
            }
        }

        Execute("DROP TABLE wanted");
        return found;
    }

    // In order without sorting, too.
    private IEnumerable<PostItem> Items(string column, string which) =>
        Query(
            $"SELECT post, account, epoch_ms(posted_at), unnest({column}), is_repost FROM posts WHERE {which}",
            r => new PostItem(r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetString(3), r.GetBoolean(4))
        );

    private IEnumerable<T> Query<T>(string sql, Func<DuckDBDataReader, T> row)
    {
        using var command = connection.CreateCommand();
        // An empty result cannot be streamed by this driver.
        command.CommandText = $"SELECT count(*) FROM (SELECT 1 FROM ({sql}) LIMIT 1)";
        if ((long)command.ExecuteScalar()! == 0)
        {
            yield break;
        }

        command.CommandText = sql;
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return row(reader);
        }
    }

    internal void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
