using Exhibit.Benchmarks.Accuracy.Report;

namespace Exhibit.Benchmarks.Accuracy;

/// <summary>One section of the benchmark: which worlds, and what is said of them.</summary>
internal interface IAccuracyPart
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>The worlds.</summary>
    /// <param name="quick">The small set that CI runs.</param>
    /// <param name="seeds">Seeds a cell; null takes the part's own number.</param>
    IEnumerable<WorldJob> Worlds(bool quick, int? seeds);

    /// <summary>Writes tables and plots.</summary>
    void Write(Page page, IReadOnlyList<WorldRun> runs);
}
