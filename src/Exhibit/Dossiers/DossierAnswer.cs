namespace Exhibit.Dossiers;

/// <summary>What a named account answered.</summary>
/// <param name="Account">Number of the account.</param>
/// <param name="Date">When, as written.</param>
/// <param name="How">By which way.</param>
/// <param name="Text">Its words; empty where the level of disclosure withholds them.</param>
public sealed record DossierAnswer(int Account, string Date, string How, string Text);
