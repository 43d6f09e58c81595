namespace Exhibit.Readers.Damage;

/// <summary>Something in a source that misleads whoever does not know it.</summary>
/// <param name="Id">Kebab-case id.</param>
/// <param name="Count">How often it was met.</param>
/// <param name="FirstRow">1-based row where it was met first; 0 where it concerns the whole source.</param>
/// <param name="Sentence">What was found, what it means and what to do, for people.</param>
public sealed record Trap(string Id, long Count, long FirstRow, string Sentence);
