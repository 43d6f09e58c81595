namespace Exhibit.Coordination;

/// <summary>How often two accounts met in one trace kind. A is below B.</summary>
/// <param name="A">Index of the first account.</param>
/// <param name="B">Index of the second account.</param>
/// <param name="Tested">n: objects that both shared in one block.</param>
/// <param name="Synchronous">K: of those, objects shared within W.</param>
public readonly record struct PairCount(int A, int B, int Tested, int Synchronous);
