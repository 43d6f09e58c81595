using Exhibit.Model;

namespace Exhibit.Tests;

public sealed class RecordDigestTest
{
    private static readonly Post First = new()
    {
        AccountId = "a",
        TimeMs = 5,
        Precision = TimePrecision.Second,
        PostId = "1",
        Text = "words",
        Links = ["x", "y"],
    };

    [Fact]
    public void OneRecordHasOneDigestAndEveryFieldCounts()
    {
        var digest = new RecordDigest();
        Assert.Equal(digest.Of(First), digest.Of(Of()));
        Post[] others =
        [
            Of(account: "b"),
            Of(post: "11"),
            Of(post: "", text: "1words"),
            Of(text: "word", links: ["sx", "y"]),
            Of(links: ["xy"]),
            Of(time: 6),
        ];
        Assert.Equal(others.Length + 1, others.Append(First).Select(digest.Of).Distinct().Count());
    }

    [Fact]
    public void EveryRunDrawsAKeyOfItsOwn() => Assert.NotEqual(new RecordDigest().Of(First), new RecordDigest().Of(First));

    private static Post Of(string account = "a", string post = "1", string text = "words", string[]? links = null, long time = 5) =>
        new()
        {
            AccountId = account,
            TimeMs = time,
            Precision = TimePrecision.Second,
            PostId = post,
            Text = text,
            Links = links ?? ["x", "y"],
        };
}
