using Exhibit.Model;

namespace Exhibit.Export.Report;

/// <summary>The definitions that every number of the report links to.</summary>
internal static class Glossary
{
    private static readonly (string Anchor, string Word, string Meaning)[] Entries =
    [
        ("account", "account", "One account of one platform. Not a person: one person may run several, several may run one."),
        (
            "object",
            "item (object)",
            "What is shared: a text, a reposted post, a link, a hashtag sequence, or what the file calls an object."
        ),
        (
            "co-action",
            "co-action",
            "Two accounts shared one item at most W apart, in the same block of length D. Only an account's first share of an item counts."
        ),
        ("shared", "items shared", "Items that both accounts shared, at any distance in time."),
        (
            "tested",
            "items in one block",
            "Of these, items that both shared within one UTC-anchored block of length D: the trials of the test."
        ),
        (
            "occasion",
            "occasion",
            "A sitting of the pair: items that both met within three minutes on both sides. A sitting counts once, by its first item, at the largest probability that any explanation gives any of its items."
        ),
        (
            "p",
            "p",
            "Probability that two unconnected accounts which shared these items in these blocks would show as many synchronous occasions, when for every item the innocent explanation that fits best is believed. Model-based; not the probability that the accounts are innocent."
        ),
        ("p-crowd", "p of the crowd", "The same when only the hour and the crowd around the items may speak."),
        (
            "threshold",
            "threshold",
            "alpha / m, fixed for the whole run: alpha = 0.05 unless changed, m the number of pairs that could have reached it (Tarone 1990). Nobody's standard of proof falls because others are guilty."
        ),
        ("strong", "strong", "p is at most the threshold, and at most .01 is left after leaving out any one day and any one known source."),
        (
            "indicated",
            "indicated",
            "More than the hour and the crowd explain, while a named explanation still suffices, or only minutes apart. Fans and staff do land here; the name says why."
        ),
        (
            "community",
            "community",
            "Accounts joined by edges in a tier, found by Leiden with the constant Potts model; density is the share of possible pairs that are joined, stability the share of pairs that stay together over ten other seeds."
        ),
    ];

    internal static void Write(Html html, CaseResult result)
    {
        html.Raw("<dl>");
        foreach (var (anchor, word, meaning) in Entries)
        {
            html.Markup($"<dt id=\"{anchor}\">").Text(word).Raw("</dt>").Element("dd", meaning);
        }

        foreach (var explanation in result.Explanations)
        {
            html.Markup($"<dt id=\"e-{explanation.Id}\">")
                .Text($"{explanation.Id}: {explanation.Title}")
                .Raw("</dt>")
                .Element("dd", explanation.Meaning);
        }

        html.Raw("</dl>");
    }
}
