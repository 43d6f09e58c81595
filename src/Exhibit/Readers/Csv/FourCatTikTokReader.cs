using Exhibit.Model;

namespace Exhibit.Readers.Csv;

/// <summary>4CAT's CSV of TikTok.</summary>
public sealed class FourCatTikTokReader : NamedCsvReader
{
    /// <inheritdoc/>
    public override string Id => "4cat-tiktok";

    /// <inheritdoc/>
    public override string Title => "4CAT CSV of TikTok";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Second,
            TimeSource.Server,
            ["co-post", "co-link", "co-hashtag", "co-mention"],
            ["id; author; body; unix_timestamp; music_id; hashtags"],
            ["Accounts are known by name, which can be changed.", "Times are seconds."]
        );

    internal override IReadOnlyList<string> Needed { get; } = ["id", "author", "body", "music_id", "is_duet"];

    internal override Post? Map(CsvCells cells, Provenance provenance, out string reason)
    {
        if (
            !cells.Account("", "author", out var account, out _, out reason)
            || !cells.Time(out var time, out var precision, out reason, "unix_timestamp", "timestamp")
        )
        {
            return null;
        }

        return new Post
        {
            Platform = "tiktok",
            AccountId = account,
            AccountIdIsHandle = true,
            Handle = account,
            PostId = IdRules.Exact(cells["id"]),
            TimeMs = time,
            Precision = precision,
            TimeSource = TimeSource.Server,
            Text = cells["body"],
            Hashtags = cells.Commas("hashtags"),
            Profile = new Profile
            {
                DisplayName = cells[cells.Has("author_full") ? "author_full" : "author_fullname"],
                Followers = cells.Number("author_followers"),
            },
            Provenance = provenance,
        };
    }
}
