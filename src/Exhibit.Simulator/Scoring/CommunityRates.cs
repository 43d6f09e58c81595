namespace Exhibit.Simulator.Scoring;

/// <summary>Communities against campaigns. The two sides are counted apart, for one campaign may fall into two communities.</summary>
/// <param name="Right">Communities more than half of whose accounts are of one campaign.</param>
/// <param name="Found">Communities.</param>
/// <param name="Recovered">Campaigns at least half of whose accounts are in one community.</param>
/// <param name="True">Campaigns.</param>
public readonly record struct CommunityRates(int Right, int Found, int Recovered, int True)
{
    /// <summary>Right over found; 1 where nothing was found.</summary>
    public double Precision => Found == 0 ? 1 : (double)Right / Found;

    /// <summary>Recovered over true; 1 where nothing is true.</summary>
    public double Recall => True == 0 ? 1 : (double)Recovered / True;

    /// <summary>Harmonic mean of the two.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}
