using Exhibit.Model;

namespace Exhibit.Readers.Csv;

/// <summary>4CAT's common columns, which every dataset of its has, and which it asks of uploads.</summary>
public sealed class FourCatCustomReader : NamedCsvReader
{
    /// <inheritdoc/>
    public override string Id => "4cat-custom";

    /// <inheritdoc/>
    public override string Title => "4CAT CSV, common columns";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Second,
            TimeSource.Unknown,
            ["co-post", "co-link", "co-hashtag", "co-mention"],
            ["id; thread_id; author; body; timestamp"],
            [
                "unix_timestamp is used where present; 'timestamp' is local time of the machine that ran 4CAT: give its zone with --zone.",
                "The file does not say its platform: give it with --platform.",
            ]
        );

    internal override IReadOnlyList<string> Needed { get; } = ["id", "thread_id", "author", "body", "timestamp"];

    internal override int Certainty => 70;

    internal override Post? Map(CsvCells cells, Provenance provenance, out string reason)
    {
        if (
            !cells.Account("author_id", "author", out var account, out var isHandle, out reason)
            || !cells.Time(out var time, out var precision, out reason, "unix_timestamp", "timestamp")
        )
        {
            return null;
        }

        return new Post
        {
            Platform = cells.Options.Platform,
            AccountId = account,
            AccountIdIsHandle = isHandle,
            Handle = cells["author"].TrimStart('@'),
            PostId = IdRules.Exact(cells["id"]),
            TimeMs = time,
            Precision = precision,
            Text = cells["body"],
            Links = cells.Addresses("urls"),
            Hashtags = cells.Commas("hashtags"),
            Provenance = provenance,
        };
    }
}
