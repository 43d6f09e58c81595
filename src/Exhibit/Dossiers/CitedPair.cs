namespace Exhibit.Dossiers;

/// <summary>A pair that a finding cites, by account numbers, A below B.</summary>
/// <param name="Kind">Id of the trace kind.</param>
/// <param name="A">Number of the first account.</param>
/// <param name="B">Number of the second account.</param>
public readonly record struct CitedPair(string Kind, int A, int B);
