namespace Exhibit.Dossiers;

/// <summary>What an annex discloses, all of it as its dossier commits to.</summary>
/// <param name="Accounts">Identities.</param>
/// <param name="Records">Records.</param>
/// <param name="Sources">Sources.</param>
/// <param name="InPlainSight">Records whose bytes show their account and time to the naked eye.</param>
public sealed record AnnexVerdict(int Accounts, int Records, int Sources, int InPlainSight);
