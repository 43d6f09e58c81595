namespace Exhibit.Model;

/// <summary>A cited row of a side input.</summary>
/// <param name="Source">Index into <see cref="CaseResult.Sources"/>.</param>
/// <param name="Row">1-based record number, header not counted.</param>
public readonly record struct SideRow(int Source, long Row);
