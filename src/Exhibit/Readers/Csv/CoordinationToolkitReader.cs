using Exhibit.Model;

namespace Exhibit.Readers.Csv;

/// <summary>The eight columns of QUT's coordination-network-toolkit, in its order.</summary>
public sealed class CoordinationToolkitReader : NamedCsvReader
{
    /// <inheritdoc/>
    public override string Id => "coordination-network-toolkit";

    /// <inheritdoc/>
    public override string Title => "QUT coordination-network-toolkit's columns";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Second,
            TimeSource.Unknown,
            ["co-post", "co-repost", "co-link", "co-hashtag", "co-reply", "co-mention"],
            ["message_id; user_id; username; repost_id; reply_id; message; timestamp; urls"],
            [
                "Links of a repost are its author's and are not counted, as in the toolkit.",
                "The file does not say its platform, nor whose clock the times come from.",
            ]
        );

    internal override IReadOnlyList<string> Needed { get; } =
    ["message_id", "user_id", "username", "repost_id", "reply_id", "message", "timestamp", "urls"];

    internal override Post? Map(CsvCells cells, Provenance provenance, out string reason)
    {
        if (
            !cells.Account("user_id", "username", out var account, out var isHandle, out reason)
            || !cells.Time(out var time, out var precision, out reason, "timestamp")
        )
        {
            return null;
        }

        var repostOf = IdRules.Exact(cells["repost_id"]);
        return new Post
        {
            Platform = cells.Options.Platform,
            AccountId = account,
            AccountIdIsHandle = isHandle,
            Handle = cells["username"].TrimStart('@'),
            PostId = IdRules.Exact(cells["message_id"]),
            TimeMs = time,
            Precision = precision,
            Text = cells["message"],
            Links = repostOf.Length > 0 ? [] : cells["urls"].Split(' ', StringSplitOptions.RemoveEmptyEntries),
            IsRepost = repostOf.Length > 0,
            RepostOf = repostOf,
            RepostAuthor = RetweetText.Author(cells["message"]),
            ReplyTo = IdRules.Exact(cells["reply_id"]),
            Provenance = provenance,
        };
    }
}
