namespace Exhibit.Signals.Identity;

/// <summary>
/// A name that accounts bear openly: one word that at least three in four of their handles hold and at most one in a hundred
/// handles outside all communities ("AcmeCares", "Acme_Leeds", "acme-jobs"). A house, party or club marks its accounts so.
/// </summary>
internal sealed class Badges
{
    private const int LeastLetters = 3;
    private const int LeastOutside = 100;
    private const double LeastShare = .75;
    private const double MostOutside = .01;

    private readonly Personas people;
    private readonly Dictionary<string, int> outside;
    private readonly int strangers;

    internal Badges(Personas people, int[] outside)
    {
        this.people = people;
        var handles = outside.Select(a => people[a].Handle).Where(h => h.Length > 0).ToArray();
        strangers = handles.Length;
        this.outside = handles.SelectMany(Words).CountBy(w => w, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>A sentence that names the word; null where there is none, or too few handles to tell.</summary>
    internal string? Of(IReadOnlyCollection<int> accounts)
    {
        var best = accounts
            .SelectMany(a => Words(people[a].Handle))
            .CountBy(w => w, StringComparer.Ordinal)
            .Where(w => w.Value >= LeastShare * accounts.Count && outside.GetValueOrDefault(w.Key) <= MostOutside * strangers)
            .OrderByDescending(w => w.Value)
            .ThenByDescending(w => w.Key.Length)
            .ThenBy(w => w.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Key is null || strangers < LeastOutside
            ? null
            : FormattableString.Invariant(
                $"'{best.Key}' stands in the handles of {best.Value} of these {accounts.Count} and of {outside.GetValueOrDefault(best.Key)} of {strangers} accounts outside."
            );
    }

    /// <summary>Runs of letters, cut before a capital that follows a small letter; lower case, each once.</summary>
    internal static IEnumerable<string> Words(string handle)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < handle.Length; )
        {
            var end = i;
            while (
                end < handle.Length
                && char.IsLetter(handle[end])
                && !(end > i && char.IsUpper(handle[end]) && char.IsLower(handle[end - 1]))
            )
            {
                end++;
            }

            if (end - i >= LeastLetters)
            {
                words.Add(handle[i..end].ToLowerInvariant());
            }

            i = Math.Max(end, i + 1);
        }

        return words;
    }
}
