namespace Exhibit.Letters;

/// <summary>One post of the addressee that a finding cites.</summary>
/// <param name="TimeMs">Its time, ms since 1970, as the source states it.</param>
/// <param name="Text">Its text, or what it passed on.</param>
/// <param name="Where">Source and row.</param>
public sealed record LetterPost(long TimeMs, string Text, string Where);
