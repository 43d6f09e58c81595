using Exhibit.Model;
using Exhibit.Signals.Inputs;
using Exhibit.Text;

namespace Exhibit.Signals.Ads;

/// <summary>What the parts of the ad ledger have in common.</summary>
internal static class AdFinding
{
    /// <summary>Most names that a list in a statistic holds.</summary>
    internal const int MostNamed = 8;

    private const int MostCited = 200;

    /// <summary>An observation without a null: most of what advertisements say of their buyer is a fact, not a chance.</summary>
    internal static Observation Describe(
        string about,
        string statement,
        IReadOnlyList<KeyValuePair<string, object>> statistic,
        SideRow[] rows,
        string withoutP
    ) =>
        new()
        {
            Subject = SubjectKind.SideInput,
            About = about,
            Statement = statement,
            Statistic = statistic,
            Null = "none stated",
            WithoutP = withoutP,
            Rows = [.. rows.Take(MostCited)],
        };

    /// <summary>Creatives that stand word for word under several pages, those of most pages first.</summary>
    internal static Ad[][] Templates(IEnumerable<Ad> ads) =>
        [
            .. ads.GroupBy(a => TextNormalization.Normalize(a.Text), StringComparer.Ordinal)
                .Where(g => g.Key.Length > 0 && Pages(g).Length > 1)
                .OrderByDescending(g => Pages(g).Length)
                .ThenByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.ToArray()),
        ];

    /// <summary>Pages of advertisements, ordinal.</summary>
    internal static string[] Pages(IEnumerable<Ad> ads) =>
        [.. ads.Select(a => a.Page).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Pages that are accounts of the posts.</summary>
    internal static int[] Known(SignalData data, IEnumerable<Ad> ads) =>
        [.. ads.Select(a => data.AccountByName.GetValueOrDefault(a.Page, -1)).Where(i => i >= 0).Distinct().Order()];
}
