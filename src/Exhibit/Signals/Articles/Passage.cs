namespace Exhibit.Signals.Articles;

/// <summary>Words that two articles have in common, in one order, with what was put for what between them.</summary>
/// <param name="StartA">First word in the one.</param>
/// <param name="EndA">Word after the last.</param>
/// <param name="StartB">First word in the other.</param>
/// <param name="EndB">Word after the last.</param>
/// <param name="Same">Words that are the same.</param>
/// <param name="Replaced">What stands in the one and what in the other, between words that are the same.</param>
/// <param name="Quoted">Whether most of it lies in quotations of both.</param>
public sealed record Passage(
    int StartA,
    int EndA,
    int StartB,
    int EndB,
    int Same,
    IReadOnlyList<(string A, string B)> Replaced,
    bool Quoted
);
