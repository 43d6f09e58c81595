using System.Text;
using Exhibit.Forgetting;
using Exhibit.Model;

namespace Exhibit.Tests.Forgetting;

public sealed class ErasureTest
{
    private static Erasure Made()
    {
        var erasure = new Erasure(2, ["900123", "JennAbrams", "Jenn Abrams", "bo"]);
        erasure.Note(Post("x", id: "77001"), own: true);
        return erasure;
    }

    [Theory]
    [InlineData("hello @jennabrams!", "hello @forgotten-2!")]
    [InlineData("https://t.invalid/JENNABRAMS/status/77001?x", "https://t.invalid/forgotten-2/status/forgotten-2-post-1?x")]
    [InlineData("https://t.invalid/%40JennAbrams", "https://t.invalid/%40forgotten-2")]
    [InlineData("I met Jenn Abrams, id 900123", "I met forgotten-2, id forgotten-2")]
    [InlineData("@bo and /bo and #bo", "@forgotten-2 and /forgotten-2 and #forgotten-2")]
    [InlineData("bo is a word, JennAbrams2 another account, 9001234 a number", null)]
    public void ReplacesWhatStandsAlone(string text, string? expected)
    {
        Assert.Equal(expected ?? text, Made().Clean(text));
        Assert.Equal(expected is not null, Made().Names(text));
    }

    [Fact]
    public void SeesThroughTheEscapesOfExports()
    {
        Assert.True(Made().NamesRaw(Encoding.UTF8.GetBytes("""{"u":"\u004aennAbrams"}""")));
        Assert.True(Made().NamesRaw(Encoding.UTF8.GetBytes("https://t.invalid/%4AennAbrams")));
        Assert.False(Made().NamesRaw(Encoding.UTF8.GetBytes("""{"u":"\u004aenny"}""")));
    }

    [Fact]
    public void TheWordsOfARepostGoWithTheirAuthor()
    {
        var erasure = Made();
        var other = Post("what she wrote", repost: "77009", author: "jennabrams");
        erasure.Note(other, own: false);
        var clean = erasure.Of(other);
        Assert.Equal(("forgotten-2-post-2", "forgotten-2-post-2", "forgotten-2"), (clean.Text, clean.RepostOf, clean.RepostAuthor));
        Assert.Equal("other", clean.AccountId);
        Assert.Equal(1, erasure.Changed);
        var untouched = Post("what others wrote", repost: "1", author: "somebody");
        Assert.Equal("what others wrote", erasure.Of(untouched).Text);
        Assert.Equal(1, erasure.Changed);
    }

    private static Post Post(string text, string id = "", string repost = "", string author = "") =>
        new()
        {
            AccountId = "other",
            PostId = id,
            TimeMs = 0,
            Precision = TimePrecision.Second,
            Text = text,
            IsRepost = repost.Length > 0,
            RepostOf = repost,
            RepostAuthor = author,
        };
}
