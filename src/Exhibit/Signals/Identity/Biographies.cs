using Exhibit.Text;

namespace Exhibit.Signals.Identity;

/// <summary>Self-descriptions that are nearly the same: near-duplicate texts (Jaccard of shingles at least 0.8), joined by chains.</summary>
internal sealed class Biographies
{
    private readonly Dictionary<string, int> groups = new(StringComparer.Ordinal);
    private readonly double least;

    /// <summary>Groups the descriptions of all accounts.</summary>
    /// <param name="texts">Descriptions as in the source.</param>
    /// <param name="leastLetters">Letters without which a description is nobody's.</param>
    internal Biographies(IEnumerable<string> texts, double leastLetters)
    {
        least = leastLetters;
        var near = new NearDuplicates();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts.Select(Normal).Where(t => t.Length > 0))
        {
            if (numbers.TryAdd(text, near.Count))
            {
                near.Add(text);
            }
        }

        var joined = near.Groups();
        foreach (var (text, number) in numbers)
        {
            groups[text] = joined[number];
        }
    }

    /// <summary>The group of a description; null for one that is too short.</summary>
    internal int? Of(string text) => groups.TryGetValue(Normal(text), out var group) ? group : null;

    private string Normal(string text)
    {
        var normal = TextNormalization.Normalize(text);
        return normal.Count(char.IsLetter) >= least ? normal : "";
    }
}
