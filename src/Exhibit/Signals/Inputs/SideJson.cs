using System.Text.Json;
using Exhibit.Readers;

namespace Exhibit.Signals.Inputs;

/// <summary>
/// Objects of a JSON file as rows of a table: an array, one object a line, or an API's pages ({"data": [...]}). A property is
/// a column; a list is one value a line; a pair of bounds reads "lower_bound: 100, upper_bound: 199", as in Meta's CSV.
/// </summary>
internal static class SideJson
{
    private const long MostBytes = 1L << 30;

    internal static bool Is(string path) => Path.GetExtension(path).ToUpperInvariant() is ".JSON" or ".JSONL" or ".NDJSON";

    /// <summary>Column names in the order of their first appearance, and the cells of every record or what is wrong with it.</summary>
    internal static (string[] Header, IReadOnlyList<(string[] Cells, string? Fault)> Rows) Read(SideKind kind, string path, string name)
    {
        if (new FileInfo(path).Length > MostBytes)
        {
            throw new InputException($"--list {kind.Id}: '{name}' is larger than 1 GiB, which is read at once. Split it.");
        }

        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new List<(string[] Cells, string? Fault)>();
        foreach (var value in Values(kind, path, name))
        {
            foreach (var record in Records(value))
            {
                rows.Add(Row(record, columns));
            }
        }

        return ([.. columns.Keys], rows);
    }

    private static List<JsonElement> Values(SideKind kind, string path, string name)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true });
        var values = new List<JsonElement>();
        try
        {
            while (reader.Read())
            {
                values.Add(JsonElement.ParseValue(ref reader));
            }
        }
        catch (JsonException e)
        {
            throw new InputException(
                FormattableString.Invariant(
                    $"--list {kind.Id}: '{name}', line {(e.LineNumber ?? 0) + 1} is no JSON: {e.Message} Expected a list of objects, an object a line, or an API's pages with \"data\". Mend the line."
                ),
                e
            );
        }

        return values;
    }

    private static IEnumerable<JsonElement> Records(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray()
        : value.ValueKind == JsonValueKind.Object && value.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array
            ? data.EnumerateArray()
        : [value];

    private static (string[] Cells, string? Fault) Row(JsonElement record, Dictionary<string, int> columns)
    {
        if (record.ValueKind != JsonValueKind.Object)
        {
            return ([], $"found {record.ValueKind.ToString().ToLowerInvariant()}; expected an object with one property a column.");
        }

        var cells = new List<string>();
        foreach (var property in record.EnumerateObject())
        {
            if (!columns.TryGetValue(property.Name, out var at))
            {
                columns.Add(property.Name, at = columns.Count);
            }

            while (cells.Count <= at)
            {
                cells.Add("");
            }

            cells[at] = Cell(property.Value);
        }

        return ([.. cells], null);
    }

    private static string Cell(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() ?? "",
            JsonValueKind.Null => "",
            JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(Cell).Where(c => c.Length > 0)),
            JsonValueKind.Object => Object(value),
            _ => value.GetRawText(),
        };

    private static string Object(JsonElement value)
    {
        string[] bounds =
        [
            .. new[] { "lower_bound", "upper_bound" }
                .Where(b => value.TryGetProperty(b, out _))
                .Select(b => $"{b}: {Cell(value.GetProperty(b))}"),
        ];
        if (bounds.Length > 0)
        {
            return string.Join(", ", bounds);
        }

        // {"name": "Ohio", "excluded": true} of targeting; {"payer": ..., "beneficiary": ...} of European advertisements.
        var named = new[] { "name", "payer" }.FirstOrDefault(n =>
            value.TryGetProperty(n, out var of) && of.ValueKind == JsonValueKind.String
        );
        return named is null ? value.GetRawText()
            : value.TryGetProperty("excluded", out var excluded) && excluded.ValueKind == JsonValueKind.True
                ? $"exclude: {Cell(value.GetProperty(named))}"
            : Cell(value.GetProperty(named));
    }
}
