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
        (
            "strong",
            "strong",
            "Within half of W, p is at most the threshold, what was seen is at least threefold, and at most .01 is left after leaving out any one day and any one known source."
        ),
        (
            "indicated",
            "indicated",
            "More than the hour, the crowd, the routine and a source in the data explain, while a named explanation still suffices; or only minutes apart, where no explanation does; or by common origin or common company. Fans and staff do land here; the name says why."
        ),
        (
            "common-origin",
            "common origin",
            "Both publish again and again, as their own, words that others of their group publish too. The group is found on one half of the messages, the account tested on the other: p is the chance that as many of its sittings would meet the group if they met it as often as everybody else's messages do. A template, a feed, a tool or a quotation does it too. Never more than indicated."
        ),
        (
            "common-company",
            "common company",
            "Both meet the same accounts again and again on content of others that at most twenty accounts passed on. Found on one half of the items, tested on the other, against like-minded outsiders: those who met somebody of the group but never the account. A circle of friends does it too. Never more than indicated."
        ),
        (
            "community",
            "community",
            "Accounts joined by edges in a tier, found by Leiden with the constant Potts model; density is the share of possible pairs that are joined, stability the share of pairs that stay together over ten other seeds."
        ),
        ("edge", "edge", "A pair of accounts with its evidence in one kind of trace. Two accounts may have several edges."),
        ("tier", "tier", "strong, indicated or none: of an edge, and of an account or a community the highest of its edges."),
        (
            "w",
            "W, the time window",
            "The longest distance of a co-action, inclusive. Where times are known to the minute, W = 60 s means the same or the next minute."
        ),
        ("d", "D, the block", "The stretch of time, anchored in UTC, within which shares of one item are compared."),
        ("slot", "slot", "The coarsest unit of the times read: two shares in one slot cannot be told apart in time."),
        ("met", "pairs that met", "Pairs that shared at least one item in one block. All others were not tested."),
        (
            "apart",
            "apart",
            "Distance between the two posts. Times known to the minute differ by whole minutes: the true distance may be up to a minute more or less."
        ),
        ("sharers", "sharers", "Accounts in the data that shared the item, the pair included."),
        (
            "testable",
            "accounts that could have been called",
            "Accounts that met another on enough items for a pair to reach the threshold; least items says how many that takes. Of all others nothing is shown, neither way."
        ),
        (
            "suffices",
            "what suffices",
            "The innocent explanation that alone accounts for an indicated edge. It is why the edge is not strong."
        ),
        ("density", "density", "Of the possible pairs of a community, the share that is joined by an edge in a tier, 0 to 1."),
        (
            "stability",
            "stability",
            "Of the pairs within a community, the share that stays together when the search starts from ten other seeds."
        ),
        ("component", "component", "Number of the connected part of the network in which the community lies."),
        ("seen", "first seen, last seen", "The first and the last co-action, UTC."),
        (
            "control",
            "negative control",
            "The same protocol on the same data with the times disturbed. What it still finds cannot be due to these two accounts acting at the same moment."
        ),
        (
            "record",
            "record",
            "One row or object of an input. Read = accepted + refused, always. A record identical to an earlier one is accepted, counted as duplicate, and adds no evidence."
        ),
        (
            "digest",
            "SHA-256",
            "A digest of the file's bytes: whoever has the same file computes the same digest, and any change of the file changes it."
        ),
    ];

    /// <summary>Where a word of a table's head is defined; null where it explains itself.</summary>
    internal static string? AnchorOf(string word) =>
        word switch
        {
            "community" => "community",
            "tier" => "tier",
            "accounts" or "accounts in a tier" => "account",
            "edges" => "edge",
            "strong edges" => "strong",
            "indicated edges" => "indicated",
            "density" => "density",
            "stability" => "stability",
            "component" => "component",
            "first seen" or "last seen" => "seen",
            "what suffices" => "suffices",
            "W" => "w",
            "D" => "d",
            "slot" => "slot",
            "hour alone" => "e-hour",
            "pairs in one block" or "pairs that met" => "met",
            "m" or "threshold" => "threshold",
            "least items" or "accounts that could be called" => "testable",
            "control" => "control",
            "records" or "accepted" or "refused" => "record",
            "SHA-256" => "digest",
            "occasion" => "occasion",
            "within W" => "co-action",
            "sharers" => "sharers",
            "item" => "object",
            "apart" => "apart",
            _ => null,
        };

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
