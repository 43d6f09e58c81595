using Exhibit.Readers;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Readers;

/// <summary>The bytes that a post's provenance names are the record: read by themselves they give the same post again.</summary>
public sealed class ByteRangesTest
{
    private const int MostFiles = 4;
    private const int PostsOfAFile = 40;

    [Theory]
    [InlineData("ira_by_author")]
    [InlineData("ira_538_columns")]
    [InlineData("twitter_io_hashtags")]
    [InlineData("ira_tweets_json")]
    [InlineData("organic_conversations")]
    [InlineData("organic_mayweather")]
    [InlineData("coortweet_russia")]
    public void ARecordCutOutOfARealFileReadsTheSame(string data)
    {
        foreach (var file in InputExpander.Files([RealData.Data(data)]).Take(MostFiles))
        {
            var bytes = File.ReadAllBytes(file.Path);
            var all = ReadFile.OfPath(file.Path);
            var json = file.Path.EndsWith(".json", StringComparison.Ordinal);
            var header = json ? [] : bytes[..(Array.IndexOf(bytes, (byte)'\n') + 1)];
            var step = Math.Max(1, all.Posts.Count / PostsOfAFile);
            for (var i = 0; i < all.Posts.Count; i += step)
            {
                var post = all.Posts[i];
                var record = bytes.AsSpan((int)post.Provenance.Offset, post.Provenance.Length);
                var alone = ReadFile.Of(
                    json ? [(byte)'[', .. record, (byte)']'] : [.. header, .. record],
                    json ? "one.json" : "one.csv",
                    new ReaderOptions { Format = all.Source.Reader }
                );
                // Not Assert.Equal: a failure must not print texts of real people.
                Assert.True(
                    alone.Posts.Count == 1
                        && alone.Posts[0].AccountId == post.AccountId
                        && alone.Posts[0].PostId == post.PostId
                        && alone.Posts[0].Text == post.Text
                        && alone.Posts[0].ObjectId == post.ObjectId
                        && alone.Posts[0].Links.SequenceEqual(post.Links),
                    $"{file.Name}, row {post.Provenance.Row}"
                );
            }
        }
    }
}
