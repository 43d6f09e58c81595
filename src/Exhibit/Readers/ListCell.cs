using System.Text.Json;

namespace Exhibit.Readers;

/// <summary>A list written into one cell: [a, b], ['a', 'b'], ["a","b"], a;b or a|b.</summary>
internal static class ListCell
{
    internal static IReadOnlyList<string> Split(string cell)
    {
        var text = cell.Trim();
        if (text.Length == 0 || text == "[]")
        {
            return [];
        }

        if (text.StartsWith("[\"", StringComparison.Ordinal) && Json(text) is { } words)
        {
            return words;
        }

        var bracketed = text[0] == '[' && text[^1] == ']';
        var body = bracketed ? text[1..^1] : text;
        var separators =
            bracketed ? new[] { ',' }
            : body.Contains('|', StringComparison.Ordinal) ? ['|']
            : body.Contains(';', StringComparison.Ordinal) ? [';']
            : [' '];
        return
        [
            .. body.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.Trim('\'', '"', ' '))
                .Where(part => part.Length > 0),
        ];
    }

    // Quoted as JSON has it: a comma within a word does not separate.
    private static string[]? Json(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(text)?.Where(w => w is { Length: > 0 }).ToArray();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
