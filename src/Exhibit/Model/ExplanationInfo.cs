namespace Exhibit.Model;

/// <summary>One innocent explanation as a reader sees it.</summary>
/// <param name="Id">Word of the explained_by column.</param>
/// <param name="Title">Two to four words.</param>
/// <param name="Meaning">One sentence: what an innocent pair would have been doing.</param>
public sealed record ExplanationInfo(string Id, string Title, string Meaning);
