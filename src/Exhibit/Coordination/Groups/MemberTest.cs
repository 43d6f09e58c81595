namespace Exhibit.Coordination.Groups;

/// <summary>
/// One account against the company it keeps: the group was found on one half of the objects, the account is tested on the
/// other. How many of its sittings there met the group again, and how often comparable outsiders do.
/// </summary>
/// <param name="Account">The account.</param>
/// <param name="GroupSize">Accounts of its group, without itself.</param>
/// <param name="Sittings">Sittings of the account in the tested half: the trials.</param>
/// <param name="Met">Sittings with an object that a member of the group shared too.</param>
/// <param name="OutsiderObjects">Objects of outsiders in the tested half.</param>
/// <param name="OutsiderMet">How many of them a member of the group shared too.</param>
/// <param name="P">P(Binomial(sittings, rate) >= met).</param>
/// <param name="WithoutOne">Largest p that is left without any one day, and without any one known source.</param>
public sealed record MemberTest(
    int Account,
    int GroupSize,
    int Sittings,
    int Met,
    long OutsiderObjects,
    long OutsiderMet,
    double P,
    double WithoutOne
)
{
    /// <summary>Fewest sittings in which the group is met: 3. Once or twice proves nothing.</summary>
    public const int LeastMet = 3;

    /// <summary>How often an outsider's object was shared by the group: (met + 1) / (objects + 1), so that no data is no excuse.</summary>
    public double Rate => RateOf(OutsiderMet, OutsiderObjects);

    /// <summary>The shrunk rate.</summary>
    public static double RateOf(long met, long objects) => (met + 1.0) / (objects + 1.0);

    /// <summary>Whether the account passes at a threshold with this excess over outsiders, and not by one day or one source alone.</summary>
    public bool Passes(double threshold, double leastExcess) =>
        Met >= LeastMet && P <= threshold && Met >= leastExcess * Rate * Sittings && WithoutOne <= PairTest.LeaveOneOutLevel;
}
