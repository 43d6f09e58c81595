using System.Text.Json;
using Exhibit.Model;
using static Exhibit.Readers.Json.JsonFields;

namespace Exhibit.Readers.Json;

/// <summary>Videos as TikTok's website holds them: NDJSON of Zeeschuimer, or of 4CAT's import of it.</summary>
public sealed class ZeeschuimerTikTokReader : JsonPostReader
{
    /// <inheritdoc/>
    public override string Id => "zeeschuimer-tiktok";

    /// <inheritdoc/>
    public override string Title => "Zeeschuimer or 4CAT NDJSON of TikTok";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Second,
            TimeSource.Server,
            ["co-post", "co-repost", "co-link", "co-hashtag", "co-mention"],
            ["id; desc; createTime; author.uniqueId"],
            ["What one person's browser showed: neither a sample nor complete.", "co-repost is a duet of the same video."]
        );

    internal override int Recognize(JsonShape shape) =>
        shape.Has("createTime", "desc", "author") || shape.Has("data.createTime", "data.desc", "data.author") ? 95 : 0;

    internal override Post? Map(JsonElement item, JsonContext context, Provenance provenance, out string reason)
    {
        reason = "";
        item = ZeeschuimerXReader.Unwrapped(item);
        var author = Child(item, "author");
        var handle = First(Word(author, "uniqueId"), Word(author));
        var account = First(Word(author, "id"), handle);
        if (account.Length == 0)
        {
            reason = "The video names no account. Expected author.id or author.uniqueId; capture the page again.";
            return null;
        }

        if (Number(item, "createTime") is not (> 1_300_000_000 and < 4_102_444_800 and var seconds))
        {
            reason = $"Found createTime '{Word(item, "createTime")}', expected seconds since 1970.";
            return null;
        }

        var duet = Word(item, "duetInfo", "duetFromId");
        return new Post
        {
            Platform = "tiktok",
            AccountId = account,
            AccountIdIsHandle = Word(author, "id").Length == 0,
            Handle = handle,
            PostId = Word(item, "id"),
            TimeMs = seconds * 1000,
            Precision = TimePrecision.Second,
            TimeSource = TimeSource.Server,
            Text = Word(item, "desc"),
            Hashtags = Texts(Items(item, "textExtra"), t => Word(t, "hashtagName")),
            Mentions = Texts(Items(item, "textExtra"), t => Word(t, "userUniqueId")),
            IsRepost = duet.Length > 1,
            RepostOf = duet.Length > 1 ? duet : "",
            Profile = new Profile
            {
                DisplayName = Word(author, "nickname"),
                Biography = Word(author, "signature"),
                Followers = Number(item, "authorStats", "followerCount"),
            },
            Provenance = provenance,
        };
    }
}
