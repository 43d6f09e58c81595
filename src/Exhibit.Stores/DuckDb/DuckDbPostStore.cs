using System.Globalization;
using DuckDB.NET.Data;
using Exhibit.Model;

namespace Exhibit.Stores.DuckDb;

/// <summary>Holds the posts of one case in an embedded DuckDB file, which becomes the case's case.duckdb.</summary>
public sealed class DuckDbPostStore : IPostStore, IDisposable
{
    private const int FetchChunk = 5_000;

    private readonly DuckDBConnection connection;
    private DuckDBAppender? appender;
    private long next;

    /// <summary>Creates a new database file.</summary>
    /// <param name="path">Where; must not exist.</param>
    /// <param name="memoryMegabytes">What DuckDB may hold in memory. Default 512.</param>
    /// <param name="threads">DuckDB's threads. Default 2.</param>
    public DuckDbPostStore(string path, int memoryMegabytes = 512, int threads = 2)
    {
        connection = new DuckDBConnection($"Data Source={path}");
        connection.Open();
        Execute(
            string.Create(
                CultureInfo.InvariantCulture,
                $"SET memory_limit='{memoryMegabytes}MB'; SET threads={threads}; SET preserve_insertion_order=true;"
            )
        );
        // The case is written by adversaries' data: nothing outside this file is ever read or loaded by it.
        Execute("SET autoinstall_known_extensions=false; SET autoload_known_extensions=false; SET enable_external_access=false;");
        Execute(Sql.Load("posts.sql"));
        appender = connection.CreateAppender("posts");
    }

    internal DuckDBConnection Connection => connection;

    /// <inheritdoc/>
    public void Append(Post post, int account, bool duplicate)
    {
        var row = appender!.CreateRow();
        row.AppendValue(next++)
            .AppendValue(account)
            .AppendValue(post.Platform)
            .AppendValue(post.AccountId)
            .AppendValue(post.Handle)
            .AppendValue(post.PostId);
        row.AppendValue(DateTime.UnixEpoch.AddMilliseconds(post.TimeMs));
        row.AppendValue(PrecisionWord(post.Precision)).AppendValue(SourceWord(post.TimeSource)).AppendValue(post.Text);
        row.AppendValue(post.Links).AppendValue(post.Hashtags).AppendValue(post.Mentions).AppendValue(post.Media);
        row.AppendValue(post.ObjectId)
            .AppendValue(post.IsRepost)
            .AppendValue(post.RepostOf)
            .AppendValue(post.RepostAuthor)
            .AppendValue(post.RepostTimeMs);
        row.AppendValue(post.ReplyTo)
            .AppendValue(post.ReplyAccount)
            .AppendValue(post.QuoteOf)
            .AppendValue(post.Client)
            .AppendValue(post.Language);
        var profile = post.Profile;
        row.AppendValue(profile?.DisplayName).AppendValue(profile?.Biography).AppendValue(profile?.Location).AppendValue(profile?.Created);
        row.AppendValue(profile?.Followers).AppendValue(profile?.Following).AppendValue(profile?.Category);
        var where = post.Provenance;
        row.AppendValue(duplicate)
            .AppendValue(where.Source)
            .AppendValue(where.Row)
            .AppendValue(where.Line)
            .AppendValue(where.Offset)
            .AppendValue(where.Length);
        row.EndRow();
    }

    /// <inheritdoc/>
    public void Flush()
    {
        appender?.Close();
        appender?.Dispose();
        appender = null;
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
    public IReadOnlyDictionary<string, (int Account, long TimeMs)> FindByPostId(IReadOnlyCollection<string> ids) =>
        Wanted(ids, "p.account, epoch_ms(p.posted_at)", r => (r.GetInt32(1), r.GetInt64(2)));

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, (long Post, int Account)> Numbers(IReadOnlyCollection<string> ids) =>
        Wanted(ids, "p.post, p.account", r => (r.GetInt64(1), r.GetInt32(2)));

    /// <inheritdoc/>
    public IEnumerable<PostMoment> Moments() =>
        Query(
            "SELECT post, account, epoch_ms(posted_at), is_repost, reply_to <> '' OR reply_account <> '', client FROM posts WHERE NOT duplicate ORDER BY post",
            r => new PostMoment(r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetBoolean(3), r.GetBoolean(4), r.GetString(5))
        );

    /// <inheritdoc/>
    public IEnumerable<PostItem> Links() => Items("links", "NOT duplicate");

    /// <inheritdoc/>
    public IEnumerable<PostItem> Media() => Items("media", "NOT duplicate AND NOT is_repost");

    /// <inheritdoc/>
    public IEnumerable<PostReply> Replies() =>
        Query(
            "SELECT post, account, epoch_ms(posted_at), reply_account, reply_to, post_id FROM posts WHERE NOT duplicate AND reply_account <> '' ORDER BY post",
            r => new PostReply(r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetString(5))
        );

    /// <inheritdoc/>
    public IEnumerable<ProfileState> Profiles() =>
        Query(
            """
            SELECT account, handle, coalesce(display_name, ''), coalesce(biography, ''), coalesce(location, ''), coalesce(account_created, ''),
                arg_min(post, (posted_at, post)), epoch_ms(min(posted_at)), epoch_ms(max(posted_at))
            FROM posts GROUP BY ALL ORDER BY 1, 8, 7
            """,
            r => new ProfileState(
                r.GetInt32(0),
                r.GetString(1),
                r.GetString(2),
                r.GetString(3),
                r.GetString(4),
                r.GetString(5),
                r.GetInt64(6),
                r.GetInt64(7),
                r.GetInt64(8)
            )
        );

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush();
        connection.Dispose();
    }

    private Dictionary<string, T> Wanted<T>(IReadOnlyCollection<string> ids, string columns, Func<DuckDBDataReader, T> row)
    {
        Execute("CREATE TEMP TABLE wanted (post_id VARCHAR)");
        using (var wanted = connection.CreateAppender("wanted"))
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

    private IEnumerable<PostItem> Items(string column, string which) =>
        Query(
            $"SELECT post, account, epoch_ms(posted_at), item FROM (SELECT post, account, posted_at, unnest({column}) AS item, generate_subscripts({column}, 1) AS place FROM posts WHERE {which}) ORDER BY post, place",
            r => new PostItem(r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetString(3))
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

    private static string PrecisionWord(TimePrecision precision) =>
        precision switch
        {
            TimePrecision.Millisecond => "millisecond",
            TimePrecision.Second => "second",
            TimePrecision.Minute => "minute",
            TimePrecision.Hour => "hour",
            _ => "day",
        };

    private static string SourceWord(TimeSource source) =>
        source switch
        {
            TimeSource.Server => "server",
            TimeSource.Client => "client",
            TimeSource.DecodedId => "decoded-id",
            _ => "unknown",
        };
}
