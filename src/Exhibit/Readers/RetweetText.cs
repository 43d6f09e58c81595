namespace Exhibit.Readers;

/// <summary>The old form of a repost: "RT @handle: text".</summary>
public static class RetweetText
{
    /// <summary>The handle after "RT @" when the text begins so and a colon follows; empty otherwise.</summary>
    public static string Author(string text)
    {
        var start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] is '\'' or '"'))
        {
            start++;
        }

        if (!text.AsSpan(start).StartsWith("RT @", StringComparison.OrdinalIgnoreCase))
        {
            return "";
        }

        var end = start + 4;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return end < text.Length && text[end] == ':' ? text[(start + 4)..end] : "";
    }
}
