using System.Globalization;
using Exhibit.Model;
using Exhibit.Stores.DuckDb;

namespace Exhibit.Tests.Stores;

/// <summary>Links and answers are not sorted, for a sort of millions needs more than a database under a memory limit has; they come in order all the same.</summary>
public sealed class UnsortedItemsTest : IDisposable
{
    // More text than the database may hold.
    private const int Posts = 120_000;
    private const int Megabytes = 24;

    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-store-").FullName;

    [Fact]
    public void LinksAndAnswersComeInOrder()
    {
        using var store = new DuckDbPostStore(Path.Combine(folder, "links.duckdb"), Megabytes);
        for (var i = 0; i < Posts; i++)
        {
            store.Append(
                new Post
                {
                    AccountId = "a",
                    TimeMs = i,
                    Precision = TimePrecision.Second,
                    PostId = Number(i),
                    Links = [.. Enumerable.Range(0, 4).Select(n => Link(i, n))],
                    Media = ["m"],
                    ReplyAccount = i % 2 == 0 ? "b" : "",
                },
                0,
                duplicate: i % 5 == 0
            );
        }

        store.Flush();
        var (place, post) = (0, 1);
        foreach (var link in store.Links())
        {
            Assert.Equal((post, Link(post, place)), ((int)link.Post, link.Value));
            place = (place + 1) % 4;
            if (place == 0)
            {
                post += (post + 1) % 5 == 0 ? 2 : 1;
            }
        }

        Assert.Equal(Posts + 1, post);
        Assert.Equal(Enumerable.Range(0, Posts).Where(i => i % 5 != 0 && i % 2 == 0), store.Replies().Select(r => (int)r.Post));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Link(int post, int n) =>
        $"https://example.invalid/{Number(post * 7919 % 1_000_003)}/{Number(n)}/{new string('x', 60)}";

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
