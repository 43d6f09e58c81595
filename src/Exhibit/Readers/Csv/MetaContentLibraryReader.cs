using Exhibit.Model;

namespace Exhibit.Readers.Csv;

/// <summary>CSV downloads of Meta's Content Library.</summary>
public sealed class MetaContentLibraryReader : NamedCsvReader
{
    /// <inheritdoc/>
    public override string Id => "meta-content-library";

    /// <inheritdoc/>
    public override string Title => "Meta Content Library CSV";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Second,
            TimeSource.Server,
            ["co-post", "co-link", "co-hashtag", "co-mention"],
            ["creation_time; post_owner.username, post_owner.id or post_owner.name; text"],
            [
                "Read from the documentation of the columns, not from a sample.",
                "Downloads leave out small pages and profiles: an account that is absent was not necessarily silent.",
                "The file does not always say whether it is of Facebook or Instagram: give it with --platform.",
            ]
        );

    internal override IReadOnlyList<string> Needed { get; } = ["creation_time"];

    internal override int Recognize(IReadOnlyList<string> names, SourceSample sample) =>
        names.Contains("creation_time") && names.Any(n => n.StartsWith("post_owner.", StringComparison.Ordinal)) ? 94 : 0;

    internal override Post? Map(CsvCells cells, Provenance provenance, out string reason)
    {
        var handle = cells["post_owner.username"].Length > 0 ? "post_owner.username" : "post_owner.name";
        if (
            !cells.Account("post_owner.id", handle, out var account, out var isHandle, out reason)
            || !cells.Time(out var time, out var precision, out reason, "creation_time")
        )
        {
            return null;
        }

        var platform = cells["platform"].Trim().ToLowerInvariant();
        return new Post
        {
            Platform =
                platform.Length > 0 ? platform
                : cells.Options.Platform.Length > 0 ? cells.Options.Platform
                : "meta",
            AccountId = account,
            AccountIdIsHandle = isHandle,
            Handle = cells["post_owner.username"],
            PostId = IdRules.Exact(cells["id"]),
            TimeMs = time,
            Precision = precision,
            TimeSource = TimeSource.Server,
            Text = cells["text"],
            Links = cells["link_attachment.link"].Length > 0 ? [cells["link_attachment.link"]] : [],
            Hashtags = cells.Commas("hashtags"),
            Language = cells["lang"],
            Profile = new Profile { DisplayName = cells["post_owner.name"] },
            Provenance = provenance,
        };
    }
}
