using DuckDB.NET.Data;
using Exhibit.Model;
using Exhibit.Stores.DuckDb;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Stores;

public sealed class DuckDbPostStoreTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-store-").FullName;

    [Fact]
    public void APostComesBackAsItWas()
    {
        using var store = new DuckDbPostStore(Path.Combine(folder, "x.duckdb"));
        var post = new Post
        {
            Platform = "sim",
            AccountId = "a'b\"; DROP TABLE posts; --",
            Handle = "=h",
            PostId = "p1",
            TimeMs = 1_478_640_605_125,
            Precision = TimePrecision.Millisecond,
            TimeSource = TimeSource.DecodedId,
            Text = "line\nand \u202E and 🙂",
            Links = ["https://example.invalid/a", "b"],
            Hashtags = [],
            RepostTimeMs = 5,
            IsRepost = true,
            Profile = new Profile { DisplayName = "d", Followers = 7 },
            Provenance = new Provenance(1, 2, 3, 4, 5),
        };
        store.Append(post, 0, false);
        store.Append(
            new Post
            {
                AccountId = "c",
                TimeMs = -1,
                Precision = TimePrecision.Minute,
                PostId = "p2",
            },
            1,
            true
        );
        store.Flush();
        var back = store.Fetch([0, 1]);
        Assert.Equivalent(post, back[0], strict: true);
        Assert.Equal((-1, TimePrecision.Minute, null), (back[1].TimeMs, back[1].Precision, back[1].Profile));
        Assert.Equal([(0, 1_478_640_605_125)], store.TimesOf([0, 1]));
        Assert.Equal((0, 1_478_640_605_125), store.FindByPostId(["p1", "none"])["p1"]);
    }

    [Fact]
    public void AColumnThatFillsLateKeepsWhatCameBefore()
    {
        using var store = new DuckDbPostStore(Path.Combine(folder, "late.duckdb"));
        const int rows = 5_000;
        for (var i = 0; i < rows; i++)
        {
            store.Append(
                new Post
                {
                    AccountId = "a",
                    TimeMs = i,
                    Precision = i < 3_000 ? TimePrecision.Second : TimePrecision.Minute,
                    Text = i == 4_000 ? "a text of more than twelve bytes, with \0 in it" : "",
                    Hashtags = i % 2_500 == 1 ? ["x", "a longer hashtag than fits"] : [],
                    RepostTimeMs = i == 10 ? null : 7,
                    Provenance = new Provenance(0, i + 1, i + 2, 10 * i, 10),
                },
                0,
                i == 4_999
            );
        }

        store.Flush();
        var back = store.Fetch([.. Enumerable.Range(0, rows).Select(i => (long)i)]);
        Assert.Equal(rows, back.Count);
        Assert.All(
            back,
            p =>
            {
                var i = (int)p.Key;
                Assert.Equal(i < 3_000 ? TimePrecision.Second : TimePrecision.Minute, p.Value.Precision);
                Assert.Equal(i == 4_000 ? "a text of more than twelve bytes, with \0 in it" : "", p.Value.Text);
                Assert.Equal(i % 2_500 == 1 ? ["x", "a longer hashtag than fits"] : [], p.Value.Hashtags);
                Assert.Equal(i == 10 ? null : 7, p.Value.RepostTimeMs);
                Assert.Equal(new Provenance(0, i + 1, i + 2, 10 * i, 10), p.Value.Provenance);
            }
        );
        Assert.Equal(4_999, store.TimesOf([0]).Count());
    }

    [Fact]
    public void TheCaseOpensInAnyClient()
    {
        using var connection = new DuckDBConnection($"Data Source={Path.Combine(SmallCase.Run.Path, "case.duckdb")};ACCESS_MODE=READ_ONLY");
        connection.Open();
        long Count(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        }

        var result = SmallCase.Run.Result;
        Assert.Equal(result.Counts.RowsAccepted, Count("SELECT count(*) FROM posts"));
        Assert.Equal(result.Accounts.Count, Count("SELECT count(*) FROM accounts"));
        Assert.Equal(result.Edges.Count, Count("SELECT count(*) FROM edges"));
        Assert.Equal(result.Edges.Sum(e => e.Trials.Count), Count("SELECT count(*) FROM trials"));
        Assert.Equal(result.Counts.RowsRejected, Count("SELECT count(*) FROM rejected"));
        Assert.Equal(result.Findings.Count, Count("SELECT count(*) FROM findings"));
        Assert.Equal(0, Count("SELECT count(*) FROM trials t LEFT JOIN posts p ON p.post = t.post_a WHERE p.post IS NULL"));
    }

    [Theory]
    [InlineData("accounts")]
    [InlineData("edges")]
    [InlineData("communities")]
    [InlineData("rejected")]
    public void ATableBeginsWithTheColumnsOfItsCsv(string name)
    {
        using var connection = new DuckDBConnection($"Data Source={Path.Combine(SmallCase.Run.Path, "case.duckdb")};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {name}";
        using var table = command.ExecuteReader();
        using var csv = Sylvan.Data.Csv.CsvDataReader.Create(Path.Combine(SmallCase.Run.Path, name + ".csv"));
        Assert.Equal(Enumerable.Range(0, csv.FieldCount).Select(csv.GetName), Enumerable.Range(0, csv.FieldCount).Select(table.GetName));
        var (expected, found) = (new List<string>(), new List<string>());
        while (csv.Read())
        {
            expected.Add(string.Join('|', Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)));
        }

        while (table.Read())
        {
            found.Add(string.Join('|', Enumerable.Range(0, csv.FieldCount).Select(i => Cell(table.GetValue(i)))));
        }

        Assert.NotEmpty(expected);
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static string Cell(object value) =>
        value switch
        {
            DBNull => "",
            DateTime time => Exhibit.Export.Timestamp.Of(new DateTimeOffset(time, TimeSpan.Zero).ToUnixTimeMilliseconds()),
            double number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
        };

    [Fact]
    public void TheQueryOfTheDocumentsAnswers()
    {
        var text = File.ReadAllText(Path.Combine(RealData.Repository, "docs", "case-folder.md"));
        var start = text.IndexOf("```sql\n", StringComparison.Ordinal) + "```sql\n".Length;
        using var connection = new DuckDBConnection($"Data Source={Path.Combine(SmallCase.Run.Path, "case.duckdb")};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
        using var reader = command.ExecuteReader();
        var rows = 0;
        while (reader.Read())
        {
            rows++;
        }

        var strong = SmallCase.Run.Result.Edges.Where(e => e.Tier == Exhibit.Model.Tier.Strong);
        Assert.Equal(strong.Sum(e => e.Trials.Count(t => t.Synchronous)), rows);
    }

    [Theory]
    [InlineData(3, 4_000)]
    [InlineData(1_500, 4_000)]
    [InlineData(1_500, 1)]
    public void ManyPostsAreFoundAsFewAre(int asked, int unpacked)
    {
        using var store = new DuckDbPostStore(Path.Combine(folder, "many.duckdb")) { PostsUnpacked = unpacked };
        Append(store, 3_000, handle: "");
        long[] numbers = [.. Enumerable.Range(0, asked).Select(i => (2L * i) % 3_000).Reverse()];
        var posts = store.Fetch(numbers);
        var places = store.Places(numbers);
        Assert.Equal(numbers.Order(), posts.Keys);
        Assert.Equal(numbers.Order(), places.Keys);
        foreach (var number in numbers)
        {
            Assert.Equal($"p{number}", posts[number].PostId);
            Assert.Equal(new Provenance(0, number + 1, number + 2, 10 * number, 10), places[number]);
            Assert.Equal(posts[number].Provenance, places[number]);
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("h", true)]
    public void ItKnowsWhetherProfilesAreStated(string handle, bool stated)
    {
        using var store = new DuckDbPostStore(Path.Combine(folder, "states.duckdb"));
        Append(store, 10, handle);
        Assert.Equal(stated, store.StatesProfiles);
        Assert.Equal(Enumerable.Range(0, 10), store.Moments().Select(m => (int)m.Post));
    }

    [Fact]
    public void MomentsComeWholeAndInOrderOverManyChunks()
    {
        string[] clients = ["", "short", "a client with a name that is not kept in place", "Клиент", ""];
        using var store = new DuckDbPostStore(Path.Combine(folder, "moments.duckdb"));
        var expected = new List<PostMoment>();
        for (var i = 0; i < 5_000; i++)
        {
            var moment = new PostMoment(i, i % 7, 1_000L * (9_000 - i), i % 3 == 0, i % 5 == 0, clients[i / 3 % clients.Length]);
            var post = new Post
            {
                AccountId = $"a{moment.Account}",
                TimeMs = moment.TimeMs,
                Precision = TimePrecision.Second,
                IsRepost = moment.IsRepost,
                ReplyTo = moment.IsReply ? "p" : "",
                Client = moment.Client,
                Provenance = new Provenance(0, i + 1, i + 2, 10 * i, 10),
            };
            var duplicate = i % 11 == 10;
            store.Append(post, moment.Account, duplicate);
            if (!duplicate)
            {
                expected.Add(moment);
            }
        }

        store.Flush();
        Assert.Equal(expected, store.Moments());
    }

    [Fact]
    public void MomentsOfNoPostsAreNone()
    {
        using var store = new DuckDbPostStore(Path.Combine(folder, "none.duckdb"));
        store.Flush();
        Assert.Empty(store.Moments());
    }

    [Fact]
    public void ProfilesAreTheStatesThatPostsShow() =>
        ProfileStatesOf(3_000, 512, i => new(i % 41, $"h{i % 3}", i % 5 == 0 ? "Имя, not in place" : "", "", i % 700 == 0 ? "X" : "", ""));

    [Fact]
    public void ProfilesOfManyAccountsFitADatabaseOfLittleMemory() =>
        ProfileStatesOf(300_000, 20, i => new(i * 7 % 200_000, $"a handle that is not kept in place {i * 7 % 200_000}", "", "", "", ""));

    private void ProfileStatesOf(int posts, int memoryMegabytes, Func<int, Shown> shows)
    {
        using var store = new DuckDbPostStore(Path.Combine(folder, "profiles.duckdb"), memoryMegabytes);
        var shown = new List<(Shown State, long Post, long TimeMs)>();
        for (var i = 0; i < posts; i++)
        {
            var state = shows(i);
            // Not in the order of the posts, and at times two at once.
            var time = 1_000L * (i * 37L % 2_003);
            shown.Add((state, i, time));
            var post = new Post
            {
                AccountId = $"a{state.Account}",
                Handle = state.Handle,
                Profile =
                    i % 3 == 0 && state is { Name: "", Location: "" }
                        ? null
                        : new Profile
                        {
                            DisplayName = state.Name,
                            Biography = state.Biography,
                            Location = state.Location,
                            Created = state.Created,
                        },
                TimeMs = time,
                Precision = TimePrecision.Second,
                Provenance = new Provenance(0, i + 1, i + 2, 10 * i, 10),
            };
            store.Append(post, state.Account, duplicate: i % 10 == 9);
        }

        store.Flush();
        var expected = shown
            .GroupBy(s => s.State)
            .Select(g => (State: g.Key, First: g.MinBy(s => (s.TimeMs, s.Post)), Last: g.Max(s => s.TimeMs)))
            .OrderBy(g => (g.State.Account, g.First.TimeMs, g.First.Post))
            .Select(g => new ProfileState(
                g.State.Account,
                g.State.Handle,
                g.State.Name,
                g.State.Biography,
                g.State.Location,
                g.State.Created,
                g.First.Post,
                g.First.TimeMs,
                g.Last
            ));
        Assert.Equal(expected, store.Profiles());
    }

    private sealed record Shown(int Account, string Handle, string Name, string Biography, string Location, string Created);

    [Fact]
    public void ItReachesNothingOutside()
    {
        var path = Path.Combine(folder, "y.duckdb");
        using var store = new DuckDbPostStore(path);
        Assert.Throws<DuckDBException>(() => store.Execute($"SELECT * FROM read_csv('{SmallWorld.File()}')"));
    }

    private static void Append(DuckDbPostStore store, int posts, string handle)
    {
        for (var i = 0; i < posts; i++)
        {
            store.Append(
                new Post
                {
                    AccountId = "a",
                    Handle = handle,
                    PostId = $"p{i}",
                    TimeMs = posts - i,
                    Precision = TimePrecision.Second,
                    Provenance = new Provenance(0, i + 1, i + 2, 10 * i, 10),
                },
                0,
                false
            );
        }

        store.Flush();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
