using System.Text.Json;
using Exhibit.Model;
using static Exhibit.Readers.Json.JsonFields;

namespace Exhibit.Readers.Json;

/// <summary>Pages of X's API version 2 with their includes, one a file or one a line, and tweets flattened with theirs (twarc2, 4CAT).</summary>
public sealed class XApiReader : IPostReader
{
    private readonly Flattened flattened = new();

    /// <inheritdoc/>
    public string Id => "x-api-v2";

    /// <inheritdoc/>
    public string Title => "X API v2 pages with includes, and tweets flattened with theirs";

    /// <inheritdoc/>
    public FormatDescription Description { get; } =
        new(
            TimePrecision.Millisecond,
            TimeSource.DecodedId,
            ["co-post", "co-repost", "co-link", "co-hashtag", "co-reply", "co-mention"],
            ["data[].id, data[].text with includes or meta", "author, author_user or referenced_tweets[].author_id (flattened)"],
            [
                "The text, links and hashtags of a repost are the original's, from includes; without it they are cut at 140 characters.",
                "A tweet without created_at gets its time from its id.",
                "A page is held in memory whole, at most 64 MiB.",
            ]
        );

    /// <inheritdoc/>
    public int Recognize(SourceSample sample) =>
        JsonShape.Of(sample) is not { } shape ? 0
        : IsPage(shape) ? 92
        : flattened.Recognize(shape);

    /// <inheritdoc/>
    public IEnumerable<ReadRecord> Read(SourceInput input, ReaderOptions options)
    {
        using (var first = new JsonRecords(input))
        {
            if (!first.Read() || first.Fault is not null || (JsonSlices.Of(first.Bytes, "data") is null && !IsEmpty(first.Bytes)))
            {
                foreach (var record in flattened.Read(input, options))
                {
                    yield return record;
                }

                yield break;
            }
        }

        using var pages = new JsonRecords(input);
        long row = 0;
        while (pages.Read())
        {
            foreach (var record in Page(input, pages, row + 1))
            {
                row++;
                yield return record;
            }
        }
    }

    private static bool IsPage(JsonShape shape) =>
        shape.Has("data.id", "data.text") && (shape.Has("includes") || shape.Has("data.author_id") || shape.Has("meta.result_count"));

    // What the API answers when nothing is left; it holds no record.
    private static bool IsEmpty(ReadOnlyMemory<byte> page)
    {
        try
        {
            using var json = JsonText.Parse(page);
            return Word(json.RootElement, "meta", "result_count") == "0";
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<ReadRecord> Page(SourceInput input, JsonRecords pages, long row)
    {
        var whole = new Provenance(input.Index, row, pages.Line, pages.Offset, pages.Bytes.Length);
        ReadRecord Refuse(Provenance where, string reason) =>
            ReadRecord.Reject(new Rejection(input.Name, where.Row, where.Line, reason) { Where = where });
        if (pages.Fault is not null)
        {
            yield return Refuse(whole, pages.Fault);
            yield break;
        }

        if (JsonSlices.Of(pages.Bytes, "data") is not { } tweets)
        {
            if (IsEmpty(pages.Bytes))
            {
                yield break;
            }

            yield return Refuse(
                whole,
                "This page is no valid JSON or has no list 'data'. Expected {\"data\":[…],\"includes\":{…}}; mend the page."
            );
            yield break;
        }

        using var page = JsonText.Parse(pages.Bytes);
        var includes = new XIncludes(Child(page.RootElement, "includes"));
        foreach (var (start, length) in tweets)
        {
            var bytes = pages.Bytes.Slice(start, length);
            var line = pages.Line + pages.Bytes.Span[..start].Count((byte)'\n');
            var where = new Provenance(input.Index, row++, line, pages.Offset + start, length);
            using var tweet = JsonText.Parse(bytes);
            var post = XTweetMapper.Map(tweet.RootElement, includes, where, out var reason);
            yield return post is not null ? ReadRecord.Accept(post) : Refuse(where, reason);
        }
    }

    /// <summary>Tweets that carry their includes themselves. No reader of its own: private, so that the catalogue does not list it.</summary>
    private sealed class Flattened : JsonPostReader
    {
        private readonly XIncludes none = new(default);

        internal Flattened() { }

        public override string Id => "x-api-v2";

        public override string Title => "";

        public override FormatDescription Description => throw new NotSupportedException();

        internal override int Recognize(JsonShape shape) =>
            shape.Has("id", "text", "author_id")
            && (shape.Has("author.username") || shape.Has("author_user.username") || shape.Has("referenced_tweets.author_id"))
                ? 92
                : 0;

        internal override Post? Map(JsonElement item, JsonContext context, Provenance provenance, out string reason) =>
            XTweetMapper.Map(item, none, provenance, out reason);
    }
}
