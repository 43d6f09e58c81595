using Exhibit.Model;

namespace Exhibit.Readers.Csv;

/// <summary>CSV files of YouTube Data Tools: video lists and comments.</summary>
public sealed class YouTubeDataToolsReader : NamedCsvReader
{
    /// <inheritdoc/>
    public override string Id => "youtube-data-tools";

    /// <inheritdoc/>
    public override string Title => "YouTube Data Tools CSV";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Second,
            TimeSource.Server,
            ["co-post", "co-link", "co-hashtag", "co-reply", "co-mention"],
            [
                "publishedAt; videoId; channelId; channelTitle; videoDescription (videos)",
                "id; isReplyTo; authorName; text; publishedAt (comments)",
            ],
            ["Comments name their author by display name unless authorChannelId is there; two people may bear one name."]
        );

    internal override IReadOnlyList<string> Needed { get; } = ["publishedAt"];

    internal override int Recognize(IReadOnlyList<string> names, SourceSample sample) =>
        names.Contains("publishedAt")
        && (
            (names.Contains("videoId") && names.Contains("channelId"))
            || (names.Contains("isReplyTo") && names.Contains("authorName") && names.Contains("text"))
        )
            ? 94
            : 0;

    internal override Post? Map(CsvCells cells, Provenance provenance, out string reason)
    {
        var isComment = cells.Has("isReplyTo");
        if (
            !cells.Account(
                isComment ? "authorChannelId" : "channelId",
                isComment ? "authorName" : "channelTitle",
                out var account,
                out var isHandle,
                out reason
            ) || !cells.Time(out var time, out var precision, out reason, "publishedAt")
        )
        {
            return null;
        }

        var title = cells["videoTitle"];
        return new Post
        {
            Platform = "youtube",
            AccountId = account,
            AccountIdIsHandle = isHandle,
            Handle = cells[isComment ? "authorName" : "channelTitle"].TrimStart('@'),
            PostId = cells[isComment ? "id" : "videoId"],
            TimeMs = time,
            Precision = precision,
            TimeSource = TimeSource.Server,
            Text =
                isComment ? cells["text"]
                : title.Length > 0 ? $"{title}\n{cells["videoDescription"]}"
                : cells["videoDescription"],
            ReplyTo = isComment ? cells["isReplyTo"] : "",
            Provenance = provenance,
        };
    }
}
