using System.Text.Json;
using Exhibit.Model;
using static Exhibit.Readers.Json.JsonFields;

namespace Exhibit.Readers.Json;

/// <summary>4CAT's NDJSON of Telegram: messages as Telethon holds them.</summary>
public sealed class FourCatTelegramJsonReader : JsonPostReader
{
    private static readonly TimeParser Times = new();

    /// <inheritdoc/>
    public override string Id => "4cat-telegram-ndjson";

    /// <inheritdoc/>
    public override string Title => "4CAT NDJSON of Telegram";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Second,
            TimeSource.Server,
            ["co-post", "co-repost", "co-link", "co-hashtag", "co-reply", "co-mention"],
            ["id; _chat; message; date; from_id or peer_id; fwd_from"],
            ["A forward from a channel names the original post; one from a person does not."]
        );

    internal override int Recognize(JsonShape shape) => shape.Has("_chat", "message", "date") ? 95 : 0;

    internal override Post? Map(JsonElement item, JsonContext context, Provenance provenance, out string reason)
    {
        reason = "";
        var chat = First(
            Word(item, "peer_id", "channel_id"),
            Word(item, "to_id", "channel_id"),
            Word(item, "_chat", "id"),
            Word(item, "_chat", "username")
        );
        var account = First(Peer(Child(item, "from_id")), Peer(Child(item, "peer_id")), chat.Length > 0 ? "channel" + chat : "");
        if (account.Length == 0)
        {
            reason = "The message names neither sender nor channel. Expected from_id or peer_id; collect the chat again.";
            return null;
        }

        if (!Times.TryParse(Word(item, "date"), out var time, out _))
        {
            reason = $"Found date '{Word(item, "date")}', expected seconds since 1970.";
            return null;
        }

        var forward = Child(item, "fwd_from");
        var from = Child(forward, "from_id");
        var reply = First(Word(item, "reply_to", "reply_to_msg_id"), Word(item, "reply_to_msg_id"));
        var sender = Child(item, "sender").ValueKind == JsonValueKind.Object ? Child(item, "sender") : Child(item, "_sender");
        return new Post
        {
            Platform = "telegram",
            AccountId = account,
            Handle = First(Word(sender, "username"), Word(item, "_chat", "username")),
            PostId = $"{chat}/{Word(item, "id")}",
            TimeMs = time,
            Precision = TimePrecision.Second,
            TimeSource = TimeSource.Server,
            Text = Word(item, "message"),
            Links = Texts(
                Items(item, "entities").Append(Child(item, "media", "webpage")).Append(Child(item, "media", "web_preview")),
                e => Word(e, "url")
            ),
            IsRepost = forward.ValueKind == JsonValueKind.Object,
            RepostOf =
                Word(from, "channel_id").Length > 0 && Word(forward, "channel_post").Length > 0
                    ? $"{Word(from, "channel_id")}/{Word(forward, "channel_post")}"
                    : "",
            RepostAuthor = First(Peer(from), Word(forward, "from_name")),
            RepostTimeMs = Times.TryParse(Word(forward, "date"), out var began, out _) ? began : null,
            ReplyTo = reply.Length > 0 ? $"{chat}/{reply}" : "",
            Profile = new Profile { DisplayName = $"{Word(sender, "first_name")} {Word(sender, "last_name")}".Trim() },
            Provenance = provenance,
        };
    }

    private static string Peer(JsonElement peer)
    {
        var (user, channel) = (Word(peer, "user_id"), Word(peer, "channel_id"));
        return user.Length > 0 ? "user" + user
            : channel.Length > 0 ? "channel" + channel
            : "";
    }
}
