namespace Exhibit.Simulator.Scoring;

/// <summary>Precision, recall and F1 with the counts behind them.</summary>
/// <param name="Right">Found and true.</param>
/// <param name="Found">Found.</param>
/// <param name="True">True.</param>
public readonly record struct Rates(int Right, int Found, int True)
{
    /// <summary>Right over found; 1 where nothing was found.</summary>
    public double Precision => Found == 0 ? 1 : (double)Right / Found;

    /// <summary>Right over true; 1 where nothing is true.</summary>
    public double Recall => True == 0 ? 1 : (double)Right / True;

    /// <summary>Harmonic mean of the two.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}
