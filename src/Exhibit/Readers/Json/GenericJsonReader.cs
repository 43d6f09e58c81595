using System.Runtime.CompilerServices;
using System.Text.Json;
using Exhibit.Model;

namespace Exhibit.Readers.Json;

/// <summary>Any JSON lines or array of objects whose members bear the usual names of columns, or are named by --map.</summary>
public sealed class GenericJsonReader : JsonPostReader
{
    // Members that only later records have are found among so many.
    private const int Surveyed = 10_000;

    private readonly ConditionalWeakTable<JsonContext, Mapping> mappings = [];

    /// <inheritdoc/>
    public override string Id => "generic-json";

    /// <inheritdoc/>
    public override string Title => "JSON lines, or an array, with the columns of a CSV as members";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Millisecond,
            TimeSource.Unknown,
            ["co-post", "co-repost", "co-link", "co-hashtag", "co-reply", "co-mention", "object"],
            ["the column names of generic-csv; a member of a member as user.id"],
            [
                "Members that first occur after 10,000 records are not seen.",
                "The file does not say whose clock the times come from.",
                "Times without seconds, and files in which every time ends in :00, are read as minute slots.",
            ]
        );

    internal override int Recognize(JsonShape shape) =>
        new CsvColumns("", [.. shape.Paths], new Dictionary<string, string>(StringComparer.Ordinal)).IsReadable ? 10 : 0;

    internal override Post? Map(JsonElement item, JsonContext context, Provenance provenance, out string reason)
    {
        var mapping = mappings.GetValue(context, Prepare);
        return mapping.Mapper.Map(new JsonRow(item, mapping.Names), provenance, out reason);
    }

    private static Mapping Prepare(JsonContext context)
    {
        List<string> names = [];
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (var name in Objects(context.Input).SelectMany(o => JsonRow.Names(o)))
        {
            if (known.Add(name))
            {
                names.Add(name);
            }
        }

        var columns = new CsvColumns(context.Input.Name, names, context.Options.Map);
        if (!columns.IsReadable)
        {
            throw new InputException(
                $"{context.Input.Name} lacks {columns.Missing}. Members found: {string.Join(", ", names.Take(40))}. Name them with --map account=…,time=…,text=…."
            );
        }

        var times = Objects(context.Input).Select(o => new JsonRow(o, names).Text(columns["time"]));
        return new Mapping([.. names], new GenericCsvMapper(columns, context.Options, times));
    }

    private static IEnumerable<JsonElement> Objects(SourceInput input)
    {
        using var records = new JsonRecords(input);
        for (var seen = 0; seen < Surveyed && records.Read(); seen++)
        {
            JsonDocument? document = null;
            try
            {
                document = records.Fault is null ? JsonText.Parse(records.Bytes) : null;
            }
            catch (JsonException)
            {
                // Refused when it is read.
            }

            using (document)
            {
                if (document?.RootElement is { ValueKind: JsonValueKind.Object } found)
                {
                    yield return found;
                }
            }
        }
    }

    private sealed record Mapping(IReadOnlyList<string> Names, GenericCsvMapper Mapper);
}
