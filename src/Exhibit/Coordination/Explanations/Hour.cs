using Exhibit.Model;

namespace Exhibit.Coordination.Explanations;

/// <summary>E0, the hour: both were active in the same block, anywhere in it (interval jitter, Amarasingham et al. 2012). Exact.</summary>
public sealed class Hour : IExplanation
{
    /// <inheritdoc/>
    public ExplanationInfo Info { get; } =
        new("hour", "the same hour", "Both were online in the same block of time and acted at unrelated moments of it.");

    /// <inheritdoc/>
    public int Order => 0;

    /// <inheritdoc/>
    public void Explain(PairView pair, Span<double> probabilities) => probabilities.Fill(pair.Window.HourProbability);
}
