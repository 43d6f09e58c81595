namespace Exhibit.Model;

/// <summary>What an edge of common origin or common company rests on: the weaker of its two accounts against the company it keeps.</summary>
/// <param name="GroupSize">Accounts of the group, found on the other half of the objects.</param>
/// <param name="OutsiderObjects">Objects of outsiders that were looked at.</param>
/// <param name="OutsiderMet">How many of them the group shared too.</param>
public sealed record GroupEvidence(int GroupSize, long OutsiderObjects, long OutsiderMet);
