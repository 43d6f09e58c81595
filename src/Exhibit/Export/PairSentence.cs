using System.Globalization;
using Exhibit.Model;

namespace Exhibit.Export;

/// <summary>Says one pair's evidence in words that cannot be read as more than it is.</summary>
public static class PairSentence
{
    /// <summary>The sentence for an edge.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="explanations">The run's explanations, in the order of the trials' probabilities.</param>
    public static string For(Edge edge, IReadOnlyList<ExplanationInfo> explanations) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(edge.ObjectsSynchronous, "co-action")} within {edge.WindowSeconds} s on {Count(edge.Occasions, "occasion")}, of {Count(edge.ObjectsShared, "shared item")}; even under the innocent explanation that fits best, {Best(edge, explanations)}, {OneIn(edge.P)} would show as many. This is not the probability that they are innocent."
        );

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
        edge.ExplainedBy switch
        {
            "one-day" => "all that counts happened on a single day.",
            "one-source" => "all that counts comes from a single source; its fans would look the same.",
            "own-content" =>
                "all that counts is content they published themselves; a wire's clients, declared bots and users of one app look the same.",
            "slow-window" => "they act within minutes of each other, not within the main window; bystanders can do that too.",
            "" => "nothing.",
            var id => explanations.First(e => e.Id == id) is var info ? $"{info.Title}. {info.Meaning}" : "",
        };

    /// <summary>"one pair in 4 × 10^9", "one pair in 250", "most pairs".</summary>
    public static string OneIn(double p)
    {
        if (p > 0.5)
        {
            return "most pairs";
        }

        if (p <= 0)
        {
            return "fewer than one pair in 10^300";
        }

        var inverse = 1 / p;
        if (inverse < 1e6)
        {
            return string.Create(CultureInfo.InvariantCulture, $"one pair in {Math.Round(inverse):N0}");
        }

        var exponent = (int)Math.Floor(Math.Log10(inverse));
        var digit = Math.Floor(inverse / Math.Pow(10, exponent));
        return string.Create(CultureInfo.InvariantCulture, $"one pair in {digit:0} × 10^{exponent}");
    }

    private static string Count(int n, string what) => string.Create(CultureInfo.InvariantCulture, $"{n} {what}{(n == 1 ? "" : "s")}");
}
