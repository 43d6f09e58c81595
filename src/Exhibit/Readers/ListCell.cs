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
}
