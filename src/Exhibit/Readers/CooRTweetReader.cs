using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>CooRTweet's four columns: object_id, account_id, content_id, timestamp_share.</summary>
public sealed class CooRTweetReader : CsvPostReader
{
    private static readonly string[] Columns = ["object_id", "account_id", "content_id", "timestamp_share"];

    /// <inheritdoc/>
    public override string Id => "coortweet";

    /// <inheritdoc/>
    public override string Title => "CooRTweet's four columns";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(TimePrecision.Second, TimeSource.Unknown, ["object"], Columns, ["No texts: what was shared can be counted, not read."]);

    internal override int Recognize(IReadOnlyList<string> names, SourceSample sample) => Columns.All(names.Contains) ? 90 : 0;

    internal override ICsvMapper Prepare(SourceInput input, string[] names, ReaderOptions options) =>
        GenericCsvMapper.Of(input, new CsvColumns(input.Name, names, options.Map), options);
}
