namespace Exhibit.Simulator.Scoring;

/// <summary>How much of one kind of campaign was found.</summary>
/// <param name="Accounts">Accounts of such campaigns.</param>
/// <param name="AccountsStrong">Of those in tier strong.</param>
/// <param name="AccountsAny">Of those in any tier.</param>
/// <param name="Pairs">Pairs within such campaigns.</param>
/// <param name="PairsStrong">Of those in tier strong.</param>
/// <param name="PairsAny">Of those in any tier.</param>
/// <param name="AveragePrecision">Area under precision and recall with the pairs of other campaigns left out.</param>
public sealed record KindScore(
    int Accounts,
    int AccountsStrong,
    int AccountsAny,
    int Pairs,
    int PairsStrong,
    int PairsAny,
    double AveragePrecision
);
