namespace Exhibit.Dossiers;

/// <summary>One account of a dossier; its number is its place in the list, which keeps the order in which the sources first show them.</summary>
/// <param name="Pseudonym">Keyed pseudonym, see <see cref="Pseudonyms"/>.</param>
/// <param name="Named">Whether findings are about it. Bystanders are not named.</param>
/// <param name="Platform">Platform; empty for bystanders.</param>
/// <param name="Id">Id; empty for bystanders.</param>
/// <param name="Handle">Handle; empty for bystanders.</param>
/// <param name="Posts">Accepted posts; 0 for bystanders.</param>
public sealed record DossierAccount(string Pseudonym, bool Named, string Platform, string Id, string Handle, long Posts);
