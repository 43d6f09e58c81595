using System.Globalization;
using System.Text.Json;
using Exhibit.Model;
using static Exhibit.Readers.Json.JsonFields;

namespace Exhibit.Readers.Json;

/// <summary>Telegram Desktop's result.json: one chat, or a whole account with its chats.</summary>
public sealed class TelegramReader : JsonPostReader
{
    /// <inheritdoc/>
    public override string Id => "telegram";

    /// <inheritdoc/>
    public override string Title => "Telegram Desktop export (result.json)";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Second,
            TimeSource.Server,
            ["co-post", "co-link", "co-hashtag", "co-reply", "co-mention"],
            ["messages[].date_unixtime; messages[].from_id; name, type and id of the chat"],
            [
                "Only date_unixtime is used: 'date' is local time of the exporting machine without its zone.",
                "A forward says whose post it is, not which: co-repost is not available, the same text is.",
                "A channel's posts are the channel's: who wrote them is not in the export.",
                "Media are files beside result.json and are not compared.",
            ]
        );

    internal override IReadOnlyList<string> Lists => ["messages", "chats.list.messages", "left_chats.list.messages"];

    internal override int Recognize(JsonShape shape) =>
        shape.Has("messages.date_unixtime")
        || shape.Has("chats.list.messages.date_unixtime")
        || shape.Has("left_chats.list.messages.date_unixtime")
        || shape.Has("messages.from_id", "messages.text")
        || shape.Has("date_unixtime", "from_id")
            ? 95
            : 0;

    internal override Post? Map(JsonElement item, JsonContext context, Provenance provenance, out string reason)
    {
        reason = "";
        var (chat, chatType) = (context.Around("id"), context.Around("type"));
        if (Word(item, "type") is { } type && type != "message")
        {
            reason = $"A '{type}' entry ({Word(item, "action")}) is no message. Nothing is lost by leaving it out.";
            return null;
        }

        // Old exports of a channel name no sender: the channel is.
        var isChannel = chatType.Contains("channel", StringComparison.Ordinal);
        var account = First(Word(item, "from_id"), isChannel && chat.Length > 0 ? "channel" + chat : "");
        if (account.Length == 0)
        {
            reason =
                "The message names no sender. Expected from_id such as user123; export the chat again with a current Telegram Desktop.";
            return null;
        }

        var stamp = Word(item, "date_unixtime");
        if (
            !long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds is < 1_300_000_000 or > 4_102_444_800
        )
        {
            reason =
                stamp.Length == 0
                    ? $"There is no date_unixtime; 'date' ({Word(item, "date")}) is local time of an unknown zone. Export again with Telegram Desktop 3.7 or later."
                    : $"Found date_unixtime '{stamp}', expected seconds since 1970. Export the chat again.";
            return null;
        }

        var runs = Runs(item);
        var forward = First(Word(item, "forwarded_from_id"), Word(item, "forwarded_from"));
        var reply = Word(item, "reply_to_message_id");

        // A chat's own id is bare; a reply's is written with its kind, as channel123.
        var replyChat = Word(item, "reply_to_peer_id").TrimStart("abcdefghijklmnopqrstuvwxyz".ToCharArray());
        return new Post
        {
            Platform = "telegram",
            AccountId = account,
            Handle = "",
            PostId = $"{chat}/{Word(item, "id")}",
            TimeMs = seconds * 1000,
            Precision = TimePrecision.Second,
            TimeSource = TimeSource.Server,
            Text = string.Concat(runs.Select(r => r.Text)),
            Links = [.. runs.Where(r => r.Type is "link" or "text_link").Select(r => First(r.Target, r.Text))],
            Hashtags = [.. runs.Where(r => r.Type == "hashtag").Select(r => r.Text.TrimStart('#'))],
            Mentions = [.. runs.Where(r => r.Type is "mention" or "mention_name").Select(r => First(r.Target, r.Text).TrimStart('@'))],
            IsRepost = forward.Length > 0,
            RepostAuthor = forward,
            ReplyTo = reply.Length == 0 ? "" : $"{First(replyChat, chat)}/{reply}",
            Client = Word(item, "via_bot"),
            Profile = new Profile { DisplayName = Word(item, "from") },
            Provenance = provenance,
        };
    }

    // A text is a string, or runs of strings and of objects with a type; text_entities says the same in objects alone.
    private static List<Run> Runs(JsonElement message)
    {
        var text = Child(message, "text");
        var runs = new List<Run>();
        if (text.ValueKind == JsonValueKind.Array)
        {
            runs.AddRange(text.EnumerateArray().Select(Of));
        }
        else if (Items(message, "text_entities").Any())
        {
            runs.AddRange(Items(message, "text_entities").Select(Of));
        }
        else
        {
            runs.Add(new Run("plain", Word(text), ""));
        }

        return runs;
    }

    private static Run Of(JsonElement run) =>
        run.ValueKind == JsonValueKind.Object
            ? new Run(Word(run, "type"), Word(run, "text"), First(Word(run, "href"), Word(run, "user_id")))
            : new Run("plain", Word(run), "");

    private sealed record Run(string Type, string Text, string Target);
}
