using System.Globalization;
using System.Text.Json;
using Exhibit.Model;
using static Exhibit.Readers.Json.JsonFields;

namespace Exhibit.Readers.Json;

/// <summary>Videos of TikTok's Research API, as pages or one a line.</summary>
public sealed class TikTokReader : JsonPostReader
{
    /// <inheritdoc/>
    public override string Id => "tiktok-research";

    /// <inheritdoc/>
    public override string Title => "TikTok Research API videos";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Second,
            TimeSource.Server,
            ["co-post", "co-link", "co-hashtag", "co-mention"],
            ["data.videos[].id, create_time, username, video_description"],
            [
                "Accounts are known by name: the API gives no account id, and a name can be changed.",
                "Times are seconds; the id holds the same second.",
                "Which video a duet or stitch answers is not in the data.",
            ]
        );

    internal override IReadOnlyList<string> Lists => ["data.videos", "videos"];

    internal override int Recognize(JsonShape shape) =>
        shape.Has("data.videos.create_time")
        || shape.Has("videos.create_time", "videos.username")
        || shape.Has("create_time", "username", "video_description")
            ? 95
            : 0;

    internal override Post? Map(JsonElement item, JsonContext context, Provenance provenance, out string reason)
    {
        reason = "";
        var name = Word(item, "username");
        if (name.Length == 0)
        {
            reason = "The video names no account. Expected username; ask the API for the field.";
            return null;
        }

        var id = First(Word(item, "id"), Word(item, "video_id"));
        var stamp = Number(item, "create_time") ?? Second(id);
        if (stamp is not (> 1_300_000_000 and < 4_102_444_800 and var seconds))
        {
            reason = $"Found create_time '{Word(item, "create_time")}', expected seconds since 1970; ask the API for the field.";
            return null;
        }

        return new Post
        {
            Platform = "tiktok",
            AccountId = name,
            AccountIdIsHandle = true,
            Handle = name,
            PostId = id,
            TimeMs = seconds * 1000,
            Precision = TimePrecision.Second,
            TimeSource = Number(item, "create_time") is null ? TimeSource.DecodedId : TimeSource.Server,
            Text = Word(item, "video_description"),
            Hashtags = Texts(Items(item, "hashtag_names"), h => Word(h)),
            Mentions = Texts(Items(item, "video_mention_list"), m => First(Word(m), Word(m, "username"))),
            Provenance = provenance,
        };
    }

    /// <summary>The second in the upper half of a TikTok id; null where it holds none.</summary>
    internal static long? Second(string id) =>
        id.Length >= 18 && ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? (long)(value >> 32) : null;
}
