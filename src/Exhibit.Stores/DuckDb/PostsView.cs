namespace Exhibit.Stores.DuckDb;

/// <summary>
/// The one view of a case: columns of post_rows, and values that are the same for every post. Whoever made the case could have
/// put anything in its place, so its text is held against what a run can write.
/// </summary>
internal static class PostsView
{
    private const string Start = "CREATE VIEW posts AS SELECT ";
    private const string End = " FROM post_rows;";

    // What may stand before an opening bracket: no other function, no table function, no query within.
    private static readonly string[] Calls = ["CAST", "main.list_value"];

    /// <summary>Whether the text of a view is of that form and no other.</summary>
    /// <param name="sql">As the database gives it.</param>
    internal static bool IsOwn(string sql)
    {
        if (!sql.StartsWith(Start, StringComparison.Ordinal) || !sql.EndsWith(End, StringComparison.Ordinal))
        {
            return false;
        }

        // Every second part between apostrophes is a word in quotes; an apostrophe within it is doubled and ends none.
        var parts = sql[Start.Length..^End.Length].Split('\'');
        return parts.Length % 2 == 1 && parts.Where((_, i) => i % 2 == 0).All(IsPlain);
    }

    private static bool IsPlain(string part)
    {
        for (var i = 0; i < part.Length; i++)
        {
            var before = part[..i];
            if (part[i] == '(' ? !Calls.Any(c => EndsWithWord(before, c)) : !IsAllowed(part[i]))
            {
                return false;
            }
        }

        return !part.Contains("FROM", StringComparison.OrdinalIgnoreCase) && !part.Contains("SELECT", StringComparison.OrdinalIgnoreCase);
    }

    private static bool EndsWithWord(string text, string word) =>
        text.EndsWith(word, StringComparison.Ordinal) && (text.Length == word.Length || text[^(word.Length + 1)] is ' ' or '(');

    private static bool IsAllowed(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '_' or ' ' or ',' or '.' or '-' or ')' or '[' or ']' or '"';
}
