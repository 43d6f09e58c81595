using System.Text.Json;
using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>Tweets as a JSON array or JSON lines: the API's versions 1.1 and 2, and flat objects with tweet_id and screen_name.</summary>
public sealed class TweetsJsonReader : IPostReader
{
    /// <inheritdoc/>
    public string Id => "tweets-json";

    /// <inheritdoc/>
    public string Title => "Tweets as JSON array or JSON lines";

    /// <inheritdoc/>
    public FormatDescription Description { get; } =
        new(
            TimePrecision.Millisecond,
            TimeSource.DecodedId,
            ["co-post", "co-repost", "co-link", "co-hashtag", "co-reply", "co-mention"],
            ["id_str and user (API 1.1)", "id and author_id (API 2)", "tweet_id and screen_name (flat)"],
            ["API 2 objects name accounts by id only; pages with data and includes are not read yet."]
        );

    /// <inheritdoc/>
    public int Recognize(SourceSample sample)
    {
        var text = System.Text.Encoding.UTF8.GetString(sample.Head.Span).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.Length == 0 || text[0] is not ('{' or '['))
        {
            return 0;
        }

        bool Has(string key) => text.Contains($"\"{key}\"", StringComparison.Ordinal);
        return Has("text") || Has("full_text") || Has("tweet_text")
            ? Has("id_str") || Has("author_id") || Has("tweet_id")
                ? 80
                : 0
            : 0;
    }

    /// <inheritdoc/>
    public IEnumerable<ReadRecord> Read(SourceInput input, ReaderOptions options)
    {
        using var records = new JsonRecords(input);
        long row = 0;
        while (records.Read())
        {
            row++;
            var provenance = new Provenance(input.Index, row, records.Line, records.Offset, records.Bytes.Length);
            yield return Of(input, records, provenance);
        }
    }

    private static ReadRecord Of(SourceInput input, JsonRecords records, Provenance provenance)
    {
        ReadRecord Refuse(string reason) => ReadRecord.Reject(new Rejection(input.Name, provenance.Row, provenance.Line, reason));
        if (records.IsCutOff)
        {
            return Refuse(
                "The JSON ends, or is broken, before this record does; everything from here to the end is refused as one record. Export the file again."
            );
        }

        try
        {
            using var document = JsonDocument.Parse(records.Bytes, new JsonDocumentOptions { MaxDepth = 64 });
            return document.RootElement.ValueKind == JsonValueKind.Object
                && TweetMapper.Map(document.RootElement, provenance, out var reason) is var post
                && post is not null
                    ? ReadRecord.Accept(post)
                : document.RootElement.ValueKind != JsonValueKind.Object
                    ? Refuse($"Found a JSON {document.RootElement.ValueKind.ToString().ToLowerInvariant()}, expected one object a post.")
                : Refuse(Reason(document.RootElement, provenance));
        }
        catch (JsonException e)
        {
            return Refuse(
                $"This is no valid JSON ({e.Message.Split(" LineNumber")[0].TrimEnd('.')}). Expected one object a post; mend the record."
            );
        }
    }

    private static string Reason(JsonElement element, Provenance provenance)
    {
        TweetMapper.Map(element, provenance, out var reason);
        return reason;
    }
}
