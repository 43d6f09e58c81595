namespace Exhibit.Benchmarks.Accuracy.Parts;

/// <summary>How much happens per account: 20, 45 and 90 posts in four weeks.</summary>
internal static class Densities
{
    internal static readonly IReadOnlyList<(string Name, int Accounts, long Posts)> All =
    [
        ("sparse", 700, 14_000),
        ("usual", 500, 22_000),
        ("dense", 350, 31_000),
    ];
}
