using Exhibit.Simulator.Population;
using Exhibit.Simulator.Randomness;

namespace Exhibit.Simulator.Cascades;

/// <summary>
/// How long after a post somebody shares it: log-normal around the object's pace, then whenever that account is next
/// there. One rule for everybody, so that a member's ordinary life is an ordinary person's.
/// </summary>
internal static class Exposure
{
    // Spread around the median: the middle half lies within a factor of 2.2 either way.
    private const double Sigma = 1.2;

    // Thirty times its usual pace later an object is old news; milliseconds to the second of pace.
    private const double Old = 30_000;

    /// <summary>The time of a share, or -1 where the account came too late to care: most do not share what is stale.</summary>
    /// <param name="presence">When people are there.</param>
    /// <param name="random">The numbers to draw from.</param>
    /// <param name="account">Who might share.</param>
    /// <param name="fromMs">When it could first be seen, milliseconds since 1970.</param>
    /// <param name="pace">Median of exposure, seconds.</param>
    /// <param name="source">The source, or -1.</param>
    internal static long Draw(Presence presence, SimRandom random, int account, long fromMs, double pace, int source)
    {
        var time = presence.Next(account, fromMs + (long)(1_000 * random.LogNormal(pace, Sigma)), random, source);
        return time - fromMs < pace * Old || random.Chance(.3) ? time : -1;
    }
}
