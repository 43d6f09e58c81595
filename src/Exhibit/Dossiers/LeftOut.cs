using System.Globalization;

namespace Exhibit.Dossiers;

/// <summary>What a case found by a kind of evidence for which this format has no tables. Only the full sources can check it.</summary>
/// <param name="Evidence">Word of the kind: common-origin, common-company.</param>
/// <param name="Pairs">Pairs in a tier by it.</param>
/// <param name="Accounts">Accounts of these pairs.</param>
/// <param name="AccountsNotCited">How many of these accounts are in no pair of the dossier.</param>
public sealed record LeftOut(string Evidence, int Pairs, int Accounts, int AccountsNotCited)
{
    /// <summary>What a reader must know before counting communities.</summary>
    public const string OnCommunities =
        "Communities here are those of the timing pairs alone; the case's own, joined by every kind of evidence, can hold more accounts.";

    /// <summary>What a reader must know before asking for rung 2.</summary>
    public const string OnSignals = "Observations on rung 2 (signals) are not part of this format; the case's own report lists them.";

    /// <summary>The sentence for people.</summary>
    public string Sentence =>
        Pairs == 0
            ? $"Pairs were also examined by {Evidence.Replace('-', ' ')}; none is in a tier by it."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Not in this dossier: {Pairs:N0} pairs of {Accounts:N0} accounts by {Evidence.Replace('-', ' ')}, in tier indicated; {AccountsNotCited:N0} of these accounts are in no pair shown here."
            );
}
