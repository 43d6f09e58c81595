using System.Globalization;
using Exhibit.Model;

namespace Exhibit.Export;

/// <summary>Says one pair's evidence in words that cannot be read as more than it is.</summary>
public static class PairSentence
{
    /// <summary>The sentence for an edge.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="explanations">The run's explanations, in the order of the trials' probabilities.</param>
    /// <param name="controls">The run's negative controls; they say whether the figure is about the two or about a group.</param>
    public static string For(Edge edge, IReadOnlyList<ExplanationInfo> explanations, IReadOnlyList<ControlResult> controls) =>
        edge.Evidence switch
        {
            EvidenceKind.CommonOrigin => SameWords(edge, edge.Group!),
            EvidenceKind.CommonCompany => SameCircle(edge, edge.Group!),
            _ => Together(edge, explanations) + OfTheGroup(edge.Tier, controls),
        };

    private static string SameWords(Edge edge, GroupEvidence group) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(edge.ObjectsShared, "message")} of their own (no repost, no link) with the same words, in {Count(edge.Occasions, "sitting")}. Both publish again and again what others of a group of {group.GroupSize + 1} publish as their own: the less telling of the two in {edge.OccasionsCounted} of {edge.OccasionsTested} sittings, where of {group.OutsiderObjects:N0} messages by everybody else {group.OutsiderMet:N0} are the group's too. At that rate {OneIn(edge.P, "account")} would show as many. Who wrote the words, and whether the accounts know of each other, is not shown."
        );

    private static string SameCircle(Edge edge, GroupEvidence group) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(edge.ObjectsShared, "item")} of others, which at most twenty accounts passed on, in {Count(edge.Occasions, "sitting")}. Both meet the accounts they met before again and again: the less telling of the two in {edge.OccasionsCounted} of {edge.OccasionsTested} sittings, where of {group.OutsiderObjects:N0} items passed on by like-minded outsiders {group.OutsiderMet:N0} meet them. At that rate {OneIn(edge.P, "account")} would show as many. Whether they know of each other is not shown."
        );

    private static string Together(Edge edge, IReadOnlyList<ExplanationInfo> explanations) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(edge.ObjectsSynchronous, "co-action")} within {edge.WindowSeconds} s on {Count(edge.Occasions, "occasion")}, of {Count(edge.ObjectsShared, "shared item")}{Slot(edge)}; even under the innocent explanation that fits best, {Best(edge, explanations)}, {OneIn(edge.P)} would show as many. This is not the probability that they are innocent."
        );

    private static string Slot(Edge edge) =>
        edge.WindowSeconds >= edge.SlotSeconds ? ""
        : edge.SlotSeconds == 60 ? " (times are known to the minute: in the same minute)"
        : FormattableString.Invariant($" (times are known to {edge.SlotSeconds} s: in the same slot)");

    // Dealing out the times of an item anew keeps a group's burst and destroys what two did in particular.
    private static string OfTheGroup(Tier tier, IReadOnlyList<ControlResult> controls)
    {
        var left = controls
            .Where(c => c.Id == ControlResult.Shuffled)
            .Sum(c => c.EdgesStrong + (tier == Tier.Strong ? 0 : c.EdgesIndicated));
        return left == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $" When the times of every item are dealt out anew among those who shared it, {left:N0} {(tier == Tier.Strong ? "strong" : "strong or indicated")} {(left == 1 ? "edge" : "edges")} of the run {(left == 1 ? "is" : "are")} left: to that extent such figures speak of a group that acts at the same times on the same things, not of two accounts in particular."
            );
    }

    /// <summary>Title of the explanation that was the largest over most trials; the earlier of equals.</summary>
    public static string Best(Edge edge, IReadOnlyList<ExplanationInfo> explanations)
    {
        var counts = new int[explanations.Count];
        foreach (var trial in edge.Trials)
        {
            if (trial.Strongest >= 0)
            {
                counts[trial.Strongest]++;
            }
        }

        return counts.Length == 0 ? "none" : explanations[Array.IndexOf(counts, counts.Max())].Title;
    }

    /// <summary>For an indicated edge: what suffices to explain it, in words.</summary>
    public static string Suffices(Edge edge, IReadOnlyList<ExplanationInfo> explanations) =>
        edge.ExplainedBy.Length == 0 ? "nothing."
        : explanations.Concat(Weakness.All).FirstOrDefault(i => i.Id == edge.ExplainedBy) is { } info ? $"{info.Title}. {info.Meaning}"
        : edge.ExplainedBy;

    /// <summary>Below this nothing was ever checked by simulation, so no smaller number is put into words: 1e-12.</summary>
    public const double LeastSpoken = 1e-12;

    /// <summary>"one pair in 4 × 10^9", "one pair in 250", "most pairs"; never rarer than <see cref="LeastSpoken"/>.</summary>
    /// <param name="p">The probability.</param>
    /// <param name="what">What is counted, singular.</param>
    public static string OneIn(double p, string what = "pair")
    {
        if (p > 0.5)
        {
            return $"most {what}s";
        }

        if (p < LeastSpoken)
        {
            return $"fewer than one {what} in 10^12, further out than the model was ever checked,";
        }

        var inverse = 1 / p;
        if (inverse < 1e6)
        {
            return string.Create(CultureInfo.InvariantCulture, $"one {what} in {Math.Round(inverse):N0}");
        }

        var exponent = (int)Math.Floor(Math.Log10(inverse));
        var digit = Math.Floor(inverse / Math.Pow(10, exponent));
        return string.Create(CultureInfo.InvariantCulture, $"one {what} in {digit:0} × 10^{exponent}");
    }

    private static string Count(int n, string what) => string.Create(CultureInfo.InvariantCulture, $"{n} {what}{(n == 1 ? "" : "s")}");
}
