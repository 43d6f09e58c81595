using System.Globalization;
using System.Text.Json;

namespace Exhibit.Simulator.Scoring;

/// <summary>
/// Holds a finished case against a world's labels. A pair is true when both accounts are of one campaign, innocent when
/// both are of one innocent group, false otherwise. The analysis never reads labels; this does, afterwards.
/// </summary>
public sealed class Score
{
    private Score() { }

    /// <summary>Accounts in tier strong, and in any tier, against accounts of campaigns.</summary>
    public required IReadOnlyDictionary<string, Rates> Accounts { get; init; }

    /// <summary>Pairs in tier strong, and in any tier, against pairs of campaigns.</summary>
    public required IReadOnlyDictionary<string, Rates> Pairs { get; init; }

    /// <summary>Communities whose majority is of one campaign, against campaigns with half their members in one community.</summary>
    public required Rates Communities { get; init; }

    /// <summary>Accounts by kind of group: all, strong, indicated.</summary>
    public required IReadOnlyDictionary<string, (int All, int Strong, int Indicated)> ByKind { get; init; }

    /// <summary>Pairs of accounts that share no group, by tier: the false accusations.</summary>
    public required IReadOnlyDictionary<string, int> FalsePairs { get; init; }

    /// <summary>False pairs with p at most this, and how many the nominal level allows among the pairs tested.</summary>
    public required IReadOnlyList<(double Level, int Observed, double Allowed)> Calibration { get; init; }

    /// <summary>Average precision of the pairs ordered by p: the area under the precision-recall curve.</summary>
    public required double AveragePrecision { get; init; }

    /// <summary>Scores a case folder.</summary>
    /// <exception cref="InvalidDataException">A file lacks a column.</exception>
    public static Score Of(string casePath, Truth truth)
    {
        var tiers = CsvTable.Read(Path.Combine(casePath, "accounts.csv"), "account_id", "tier", "community").ToArray();
        var edges = CsvTable
            .Read(Path.Combine(casePath, "edges.csv"), "account_a", "account_b", "tier", "p")
            .GroupBy(e => (e[0], e[1]))
            .Select(g => new Pair(
                g.Key.Item1,
                g.Key.Item2,
                Highest(g.Select(e => e[2])),
                g.Min(e => double.Parse(e[3], CultureInfo.InvariantCulture)),
                truth.Pair(g.Key.Item1, g.Key.Item2)
            ))
            .ToArray();
        var truePairs = truth.Campaigns.Sum(c => c.Count() * (c.Count() - 1) / 2);
        var trueAccounts = truth.Campaigns.Sum(c => c.Count());
        Rates AccountsIn(Func<string, bool> tier) =>
            new(tiers.Count(t => tier(t[1]) && truth.Role(t[0]) == "campaign"), tiers.Count(t => tier(t[1])), trueAccounts);
        Rates PairsIn(Func<string, bool> tier) =>
            new(edges.Count(e => tier(e.Tier) && e.Truth == "campaign"), edges.Count(e => tier(e.Tier)), truePairs);
        return new Score
        {
            Accounts = new Dictionary<string, Rates>(StringComparer.Ordinal)
            {
                ["strong"] = AccountsIn(t => t == "strong"),
                ["any"] = AccountsIn(t => t != "none"),
            },
            Pairs = new Dictionary<string, Rates>(StringComparer.Ordinal)
            {
                ["strong"] = PairsIn(t => t == "strong"),
                ["any"] = PairsIn(t => t != "none"),
            },
            Communities = OfCommunities(tiers, truth),
            ByKind = new SortedDictionary<string, (int, int, int)>(
                tiers
                    .GroupBy(t => truth.Kind(t[0]), StringComparer.Ordinal)
                    .ToDictionary(
                        g => g.Key,
                        g => (g.Count(), g.Count(t => t[1] == "strong"), g.Count(t => t[1] == "indicated")),
                        StringComparer.Ordinal
                    ),
                StringComparer.Ordinal
            ),
            FalsePairs = new Dictionary<string, int>(StringComparer.Ordinal)
            {
                ["strong"] = edges.Count(e => e is { Truth: "false", Tier: "strong" }),
                ["indicated"] = edges.Count(e => e is { Truth: "false", Tier: "indicated" }),
            },
            Calibration = Calibrate(edges, Tested(casePath)),
            AveragePrecision = Area(edges, truePairs),
        };
    }

    private sealed record Pair(string A, string B, string Tier, double P, string Truth);

    private static string Highest(IEnumerable<string> tiers)
    {
        var all = tiers.ToArray();
        return all.Contains("strong") ? "strong"
            : all.Contains("indicated") ? "indicated"
            : "none";
    }

    private static Rates OfCommunities(string[][] tiers, Truth truth)
    {
        var found = tiers
            .Where(t => t[2].Length > 0)
            .GroupBy(t => t[2], t => t[0], StringComparer.Ordinal)
            .Select(g => g.ToArray())
            .ToArray();
        var right = found.Count(c =>
            c.GroupBy(truth.Group, StringComparer.Ordinal)
                .Any(g => g.Key.Length > 0 && truth.Role(g.First()) == "campaign" && 2 * g.Count() > c.Length)
        );
        var campaigns = truth.Campaigns.ToArray();
        return new Rates(right, found.Length, Math.Max(right, campaigns.Length));
    }

    private static (double, int, double)[] Calibrate(Pair[] edges, long tested) =>
        [
            .. new[] { 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8 }.Select(level =>
                (level, edges.Count(e => e.Truth == "false" && e.P <= level), level * tested)
            ),
        ];

    private static double Area(Pair[] edges, int truePairs)
    {
        if (truePairs == 0)
        {
            return double.NaN;
        }

        var (right, sum, seen) = (0, 0.0, 0);
        foreach (var edge in edges.OrderBy(e => e.P).ThenBy(e => e.A, StringComparer.Ordinal).ThenBy(e => e.B, StringComparer.Ordinal))
        {
            seen++;
            if (edge.Truth == "campaign")
            {
                right++;
                sum += (double)right / seen;
            }
        }

        return sum / truePairs;
    }

    private static long Tested(string casePath)
    {
        using var summary = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(casePath, "summary.json")));
        return summary.RootElement.GetProperty("pairs_tested").GetInt64();
    }
}
