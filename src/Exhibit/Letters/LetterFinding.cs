namespace Exhibit.Letters;

/// <summary>One finding as a letter tells it to one of its accounts. The other accounts are counted, not named.</summary>
/// <param name="Id">The finding's id.</param>
/// <param name="Rung">1, coordinated, or 2, an observation.</param>
/// <param name="Tier">Word of its tier.</param>
/// <param name="Statement">The statement, as everybody else reads it.</param>
/// <param name="Innocent">What else could explain it.</param>
/// <param name="Others">Number of other accounts it is about.</param>
/// <param name="Posts">The addressee's own cited posts, the first few.</param>
/// <param name="OwnPosts">Number of the addressee's own cited posts.</param>
public sealed record LetterFinding(
    string Id,
    int Rung,
    string Tier,
    string Statement,
    IReadOnlyList<string> Innocent,
    int Others,
    IReadOnlyList<LetterPost> Posts,
    int OwnPosts
);
