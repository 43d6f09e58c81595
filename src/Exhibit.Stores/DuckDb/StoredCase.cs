using DuckDB.NET.Data;
using Exhibit.Model;
using Exhibit.Readers;

namespace Exhibit.Stores.DuckDb;

/// <summary>A finished case, opened again to read: its posts in the order of reading, its options, its raw records.</summary>
public sealed class StoredCase : ISignalStore, IDisposable
{
    private readonly DuckDbPostStore store;
    private readonly Dictionary<string, string> summary = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, string>> collected = [];
    private ILookup<string, long>? cited;

    private StoredCase(DuckDbPostStore store, string folder)
    {
        (this.store, Folder) = (store, folder);
        foreach (var row in Rows("SELECT key, value FROM summary ORDER BY rowid", r => (Key: r.GetString(0), Value: r.GetString(1))))
        {
            summary[row.Key] = row.Value;
            if (row.Key.StartsWith("collection.", StringComparison.Ordinal))
            {
                collected.Add(new(row.Key["collection.".Length..], row.Value));
            }
        }
    }

    /// <summary>Folder of the case.</summary>
    public string Folder { get; }

    /// <summary>Version of Exhibit that wrote the case.</summary>
    public string Version => summary["version"];

    /// <summary>Every option of the run and its value.</summary>
    public IReadOnlyDictionary<string, string> Options =>
        summary
            .Where(s => s.Key.StartsWith("option.", StringComparison.Ordinal))
            .ToDictionary(s => s.Key["option.".Length..], s => s.Value, StringComparer.Ordinal);

    /// <summary>What the run said a reader must know, in its order.</summary>
    public IReadOnlyList<string> Limits =>
        [
            .. summary
                .Where(s => s.Key.StartsWith("limit.", StringComparison.Ordinal))
                .OrderBy(s => s.Key, StringComparer.Ordinal)
                .Select(s => s.Value),
        ];

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

    /// <summary>Raw bytes of the records behind edges in a tier and behind observations of signals, by post number; formats without byte ranges have none.</summary>
    public IReadOnlyDictionary<long, byte[]> RawRecords =>
        Rows("SELECT post, bytes FROM raw_records", r => (Post: r.GetInt64(0), Bytes: Bytes(r.GetStream(1))))
            .ToDictionary(r => r.Post, r => r.Bytes);

    /// <summary>Signals of every account that has some, by account index, as accounts.csv has them.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> AccountSignals =>
        Rows("SELECT account, signals FROM accounts WHERE signals <> ''", r => (Account: r.GetInt32(0), Signals: r.GetString(1)))
            .ToDictionary(r => r.Account, r => (IReadOnlyList<string>)r.Signals.Split(';'));

    /// <summary>
    /// Findings on rung 2 in the case's order, with figures as text. They are as the run wrote them: signals read side files that
    /// need not be at hand any more, so they cannot be computed again from the case.
    /// </summary>
    public IReadOnlyList<Finding> SignalFindings
    {
        get
        {
            const string On = "f.rung = 2 ORDER BY f.rowid";
            var accounts = Rows(
                    $"SELECT x.id, x.account FROM finding_accounts x JOIN findings f ON f.id = x.id WHERE {On}, x.rowid",
                    r => (Id: r.GetString(0), Account: r.GetInt32(1))
                )
                .ToLookup(r => r.Id, r => r.Account, StringComparer.Ordinal);
            var posts = Rows(
                    $"SELECT x.id, x.post FROM finding_posts x JOIN findings f ON f.id = x.id WHERE {On}, x.rowid",
                    r => (Id: r.GetString(0), Post: r.GetInt64(1))
                )
                .ToLookup(r => r.Id, r => r.Post, StringComparer.Ordinal);
            var figures = Rows(
                    $"SELECT x.id, x.name, x.value FROM finding_statistics x JOIN findings f ON f.id = x.id WHERE {On}, x.rowid",
                    r => (Id: r.GetString(0), Figure: new KeyValuePair<string, object>(r.GetString(1), r.IsDBNull(2) ? "" : r.GetString(2)))
                )
                .ToLookup(r => r.Id, r => r.Figure, StringComparer.Ordinal);
            return
            [
                .. Rows($"SELECT f.id, f.statement FROM findings f WHERE {On}", r => (Id: r.GetString(0), Statement: r.GetString(1)))
                    .Select(f => new Finding
                    {
                        Id = f.Id,
                        Rung = 2,
                        Tier = Tier.None,
                        Statement = f.Statement,
                        Statistic = [.. figures[f.Id]],
                        Accounts = [.. accounts[f.Id]],
                        Posts = [.. posts[f.Id]],
                        InnocentExplanations = [],
                        Disarm = [],
                    }),
            ];
        }
    }

    /// <summary>Platform, id, handle and tier of every account, in order of first appearance.</summary>
    public IReadOnlyList<(string Platform, string Id, string Handle, string Tier)> Accounts =>
        [
            .. Rows(
                "SELECT platform, account_id, handle, tier FROM accounts ORDER BY account",
                r => (r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3))
            ),
        ];

    /// <summary>Every name under which posts show an account: platform, id, then the id again, a handle or a display name.</summary>
    public IReadOnlyList<(string Platform, string Id, string Name)> Names => store.Names;

    /// <summary>Of some texts, those that an account which a test accepts published word for word.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="accepts">The test; takes platform and id.</param>
    public IReadOnlySet<string> SaidBy(IReadOnlySet<string> texts, Func<string, string, bool> accepts) => store.SaidBy(texts, accepts);

    /// <summary>A figure of summary.json.</summary>
    public long Figure(string name) => long.Parse(summary[name], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The posts that a finding cites.</summary>
    public IReadOnlyList<Post> PostsOf(string finding)
    {
        cited ??= Rows("SELECT id, post FROM finding_posts ORDER BY rowid", r => (Id: r.GetString(0), Post: r.GetInt64(1)))
            .ToLookup(r => r.Id, r => r.Post, StringComparer.Ordinal);
        return [.. store.Fetch([.. cited[finding]]).OrderBy(p => p.Key).Select(p => p.Value)];
    }

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
            return new StoredCase(store, folder);
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
    public IReadOnlyDictionary<long, Provenance> Places(IReadOnlyCollection<long> numbers) => store.Places(numbers);

    /// <inheritdoc/>
    public IEnumerable<(int Account, long TimeMs)> TimesOf(IReadOnlyCollection<int> accounts) => store.TimesOf(accounts);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, (int Account, long TimeMs)> FindByPostId(IReadOnlyCollection<string> ids) => store.FindByPostId(ids);

    /// <inheritdoc/>
    public IEnumerable<PostMoment> Moments() => store.Moments();

    /// <inheritdoc/>
    public IEnumerable<PostItem> Links() => store.Links();

    /// <inheritdoc/>
    public IEnumerable<PostItem> Media() => store.Media();

    /// <inheritdoc/>
    public IEnumerable<PostReply> Replies() => store.Replies();

    /// <inheritdoc/>
    public IEnumerable<ProfileState> Profiles() => store.Profiles();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, (long Post, int Account)> Numbers(IReadOnlyCollection<string> ids) => store.Numbers(ids);

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
