using Exhibit.Model;

namespace Exhibit.Readers.Csv;

/// <summary>CrowdTangle's exports of Facebook pages, Facebook groups and Instagram. The service ended in 2024; its files live on.</summary>
public sealed class CrowdTangleReader : NamedCsvReader
{
    /// <inheritdoc/>
    public override string Id => "crowdtangle";

    /// <inheritdoc/>
    public override string Title => "CrowdTangle export of Facebook or Instagram";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Second,
            TimeSource.Server,
            ["co-post", "co-link", "co-hashtag", "co-mention"],
            ["Post Created; User Name; URL; Message (Facebook) or Description (Instagram)"],
            [
                "Times are in the zone of the dashboard; its abbreviation (EDT) is read. One with several meanings (CST, IST, BST, AST) is refused unless --zone settles it.",
                "A group's posts are the group's: who wrote them is not in the export.",
                "Only public pages, groups and profiles that CrowdTangle followed are in it.",
            ]
        );

    internal override IReadOnlyList<string> Needed { get; } = ["User Name", "Post Created", "URL", "Type", "Likes"];

    internal override Post? Map(CsvCells cells, Provenance provenance, out string reason)
    {
        var isInstagram = cells.Has("Photo") || cells.Has("Account");
        if (!cells.Account(isInstagram ? "" : "Facebook Id", "User Name", out var account, out var isHandle, out reason))
        {
            return null;
        }

        var stamp = ZoneAbbreviations.Resolve(cells["Post Created"].Trim(), cells.Options.Zone, out var unknown);
        if (unknown.Length > 0 || !cells.Times.TryParse(stamp, out var time, out var precision))
        {
            reason =
                unknown.Length > 0
                    ? $"Column Post Created: the zone '{unknown}' means several zones. Say which with --zone, such as --zone America/Chicago."
                    : $"Column Post Created: found '{stamp}', expected a time such as 2020-05-01 12:00:00 EDT. Correct the cell.";
            return null;
        }

        var url = cells["URL"];
        return new Post
        {
            Platform = isInstagram ? "instagram" : "facebook",
            AccountId = account,
            AccountIdIsHandle = isHandle,
            Handle = cells["User Name"],
            PostId = url.TrimEnd('/').Split('/')[^1],
            TimeMs = time,
            Precision = precision,
            TimeSource = TimeSource.Server,
            Text = isInstagram ? cells["Description"] : cells["Message"],
            Links = Links(cells, url),
            Profile = new Profile
            {
                DisplayName = cells[
                    cells.Has("Page Name") ? "Page Name"
                    : cells.Has("Group Name") ? "Group Name"
                    : "Account"
                ],
                Biography = cells["Page Description"],
                Location = cells["Page Admin Top Country"],
                Created = cells["Page Created"],
                Followers = cells.Number("Followers at Posting"),
            },
            Provenance = provenance,
        };
    }

    // A link to the post's own photo or video on the platform is no shared page.
    private static IReadOnlyList<string> Links(CsvCells cells, string url)
    {
        var link = cells["Final Link"].Length > 0 ? cells["Final Link"] : cells["Link"];
        var handle = cells["User Name"];
        var own =
            link.Length == 0
            || link == url
            || link.StartsWith("https://www.instagram.com/p/", StringComparison.OrdinalIgnoreCase)
            || link.Contains("facebook.com/photo", StringComparison.OrdinalIgnoreCase)
            || (handle.Length > 0 && link.Contains($"facebook.com/{handle}/", StringComparison.OrdinalIgnoreCase));
        return own ? [] : [link];
    }
}
