namespace Exhibit.Signals.Inputs;

/// <summary>The analyst's own pairs of opposed words. Exhibit has no opinion on what is opposed.</summary>
public sealed class Opposed
{
    private readonly (string A, string B)[] pairs;

    /// <summary>Reads --list opposed=FILE.</summary>
    public Opposed(SideInputs side) =>
        pairs = [.. side.Of("opposed").SelectMany(t => t.Rows.Select(r => (t.Text(r, "a"), t.Text(r, "b"))))];

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => pairs.Length == 0;

    /// <summary>The pairs.</summary>
    public IReadOnlyList<(string A, string B)> Pairs => pairs;

    /// <summary>Whether one of the words stands in one of the texts, without case, at the edges of words.</summary>
    public static bool Holds(IEnumerable<string> texts, string word) => texts.Any(t => Holds(t, word));

    private static bool Holds(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; )
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }

            at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }
}
