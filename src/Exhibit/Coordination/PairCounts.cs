using Exhibit.Spilling;

namespace Exhibit.Coordination;

/// <summary>Every pair of one trace kind, counted: how many pairs have n tested objects, and which pairs have enough co-actions.</summary>
public sealed class PairCounts
{
    /// <summary>Pairs with exactly n tested objects, by n; entry 0 unused; the last entry holds all higher n.</summary>
    public required long[] ByTested { get; init; }

    /// <summary>Pairs with at least the asked number of co-actions, by A, then B.</summary>
    public required SpillList<PairCount> Candidates { get; init; }

    /// <summary>Greatest n of any pair of each account.</summary>
    public required int[] MostTested { get; init; }

    /// <summary>Blocks left out as too crowded, by object.</summary>
    public IReadOnlyList<CrowdedBlock> LeftOut { get; init; } = [];

    /// <summary>The same with other numbers for the objects of the blocks left out.</summary>
    internal PairCounts Named(Func<int, int> numberOf) =>
        LeftOut.Count == 0
            ? this
            : new PairCounts
            {
                ByTested = ByTested,
                Candidates = Candidates,
                MostTested = MostTested,
                LeftOut = [.. LeftOut.Select(b => b with { Object = numberOf(b.Object) })],
            };

    /// <summary>Pairs with at least one tested object.</summary>
    public long CoSharing => ByTested.Sum();
}
