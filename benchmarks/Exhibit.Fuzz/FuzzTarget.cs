using System.Globalization;

namespace Exhibit.Fuzz;

/// <summary>One reader: the inputs kept so far, and what became of all that were tried.</summary>
internal sealed class FuzzTarget(string id, IEnumerable<(string Name, byte[] Bytes)> seeds)
{
    internal string Id => id;

    internal List<(string Name, byte[] Bytes)> Corpus { get; } = [.. seeds];

    internal byte[] Seen { get; } = CoverageMap.Nothing();

    internal int SeedsReach { get; set; }

    internal long Inputs { get; set; }

    internal int Finds { get; set; }

    /// <summary>Time of the processor that its inputs took, reading alone.</summary>
    internal TimeSpan Used { get; set; }

    /// <summary>Its line of the table.</summary>
    internal string Line =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Id, -32}{Inputs, 10} inputs{Used.TotalSeconds, 9:0.0} s{SeedsReach, 8} -> {CoverageMap.Reached(Seen), 6} branches{Corpus.Count, 7} kept{Finds, 5} finds\n"
        );
}
