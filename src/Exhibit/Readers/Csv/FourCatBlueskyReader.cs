using Exhibit.Model;

namespace Exhibit.Readers.Csv;

/// <summary>4CAT's CSV of Bluesky.</summary>
public sealed class FourCatBlueskyReader : NamedCsvReader
{
    /// <inheritdoc/>
    public override string Id => "4cat-bluesky";

    /// <inheritdoc/>
    public override string Title => "4CAT CSV of Bluesky";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Millisecond,
            TimeSource.Client,
            ["co-post", "co-link", "co-hashtag", "co-reply", "co-mention"],
            ["id; created_at; author; author_id; body; replied_to_post; quoted_post"],
            ["created_at is what the poster's program claims and can be set to anything; no server time is in the file."]
        );

    internal override IReadOnlyList<string> Needed { get; } =
    ["id", "created_at", "author", "author_id", "body", "replied_to_post", "quoted_post"];

    internal override Post? Map(CsvCells cells, Provenance provenance, out string reason)
    {
        if (
            !cells.Account("author_id", "author", out var account, out var isHandle, out reason)
            || !cells.Time(out var time, out var precision, out reason, "created_at", "timestamp")
        )
        {
            return null;
        }

        return new Post
        {
            Platform = "bluesky",
            AccountId = account,
            AccountIdIsHandle = isHandle,
            Handle = cells["author"],
            PostId = cells["id"],
            TimeMs = time,
            Precision = precision,
            TimeSource = TimeSource.Client,
            Text = cells["body"],
            Links = cells.Addresses("links"),
            Hashtags = cells.Commas("tags"),
            Mentions = cells.Commas("mentions"),
            Media = cells.Addresses("images"),
            ReplyTo = cells["replied_to_post"],
            ReplyAccount = cells["replied_to_user"],
            QuoteOf = cells["quoted_post"],
            Language = cells["languages"],
            Profile = new Profile
            {
                DisplayName = cells["author_display_name"],
                Biography = cells["author_profile"],
                Created = cells["author_created_at"],
            },
            Provenance = provenance,
        };
    }
}
