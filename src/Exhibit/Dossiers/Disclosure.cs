using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>Whom a mixed dossier names, and what it must therefore withhold.</summary>
/// <param name="Accounts">Numbers of the accounts that are named.</param>
/// <param name="Withheld">Names of every other account of the case.</param>
/// <param name="SharedTexts">Texts that an account that is not named published word for word.</param>
public sealed record Disclosure(IReadOnlySet<int> Accounts, NameSearch Withheld, IReadOnlySet<string> SharedTexts);
