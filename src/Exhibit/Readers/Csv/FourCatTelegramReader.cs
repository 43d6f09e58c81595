using Exhibit.Model;

namespace Exhibit.Readers.Csv;

/// <summary>4CAT's CSV of Telegram.</summary>
public sealed class FourCatTelegramReader : NamedCsvReader
{
    /// <inheritdoc/>
    public override string Id => "4cat-telegram";

    /// <inheritdoc/>
    public override string Title => "4CAT CSV of Telegram";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Second,
            TimeSource.Server,
            ["co-post", "co-link", "co-hashtag", "co-reply", "co-mention"],
            ["id; thread_id; chat; author; author_username; body; unix_timestamp"],
            [
                "Only unix_timestamp is used: 'timestamp' is local time of the machine that ran 4CAT.",
                "A forward says whose post it is, not which.",
            ]
        );

    internal override IReadOnlyList<string> Needed { get; } = ["id", "chat", "author", "author_username", "body", "unix_timestamp"];

    internal override int Certainty => 95;

    internal override Post? Map(CsvCells cells, Provenance provenance, out string reason)
    {
        var chat = cells["chat"];
        if (!cells.Account("author", "author_username", out var account, out var isHandle, out reason))
        {
            // A channel's posts name no author: the channel is.
            (account, isHandle) = (chat, true);
            if (chat.Length == 0)
            {
                return null;
            }
        }

        if (!cells.Time(out var time, out var precision, out reason, "unix_timestamp"))
        {
            return null;
        }

        var forward = First(
            cells["author_forwarded_from_id"],
            cells["author_forwarded_from_username"],
            cells["author_forwarded_from_name"]
        );
        var reply = cells["reply_to"];
        return new Post
        {
            Platform = "telegram",
            AccountId = account,
            AccountIdIsHandle = isHandle,
            Handle = cells["author_username"],
            PostId = $"{chat}/{cells["id"]}",
            TimeMs = time,
            Precision = precision,
            TimeSource = TimeSource.Server,
            Text = cells["body"],
            Links = cells.Addresses(cells["entities_linked"].Length > 0 ? "entities_linked" : "link_attached"),
            Mentions = cells.Commas("entities_mentioned"),
            IsRepost = forward.Length > 0,
            RepostAuthor = forward,
            RepostTimeMs =
                forward.Length > 0 && cells.Times.TryParse(cells["unix_timestamp_forwarded_from"], out var began, out _) ? began : null,
            ReplyTo = reply.Length > 0 ? $"{chat}/{reply}" : "",
            Profile = new Profile { DisplayName = cells["author_name"] },
            Provenance = provenance,
        };
    }

    private static string First(string a, string b, string c) =>
        a.Length > 0 ? a
        : b.Length > 0 ? b
        : c;
}
