using Exhibit.Model;

namespace Exhibit.Readers.Csv;

/// <summary>The four columns of CIB Mango Tree's analyses.</summary>
public sealed class CibMangoTreeReader : NamedCsvReader
{
    /// <inheritdoc/>
    public override string Id => "cib-mango-tree";

    /// <inheritdoc/>
    public override string Title => "CIB Mango Tree's columns";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Second,
            TimeSource.Unknown,
            ["co-post", "co-link", "co-hashtag", "co-mention"],
            ["user_id; message_id; message_text; timestamp"],
            ["The file does not say its platform, nor whose clock the times come from."]
        );

    internal override IReadOnlyList<string> Needed { get; } = ["user_id", "message_id", "message_text", "timestamp"];

    internal override Post? Map(CsvCells cells, Provenance provenance, out string reason) =>
        cells.Account("user_id", "username", out var account, out var isHandle, out reason)
        && cells.Time(out var time, out var precision, out reason, "timestamp")
            ? new Post
            {
                Platform = cells.Options.Platform,
                AccountId = account,
                AccountIdIsHandle = isHandle,
                PostId = IdRules.Exact(cells["message_id"]),
                TimeMs = time,
                Precision = precision,
                Text = cells["message_text"],
                Provenance = provenance,
            }
            : null;
}
