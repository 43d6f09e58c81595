namespace Exhibit.Benchmarks.Speed;

/// <summary>What one way of counting cost and found.</summary>
/// <param name="CpuSeconds">User and system time of the counting alone.</param>
/// <param name="Result">What it found.</param>
internal sealed record PairPart(double CpuSeconds, PairResult Result);
