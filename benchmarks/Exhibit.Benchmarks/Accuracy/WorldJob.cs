using Exhibit.Simulator;

namespace Exhibit.Benchmarks.Accuracy;

/// <summary>One world to make, investigate and score.</summary>
/// <param name="Cell">Name of the table row or plot point that it belongs to ("usual", "commanded, 30 s").</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Write">Writes posts.csv and labels.csv into a folder.</param>
internal sealed record WorldJob(string Cell, ulong Seed, Action<string> Write)
{
    /// <summary>A world of the first generator.</summary>
    internal static WorldJob Of(string cell, WorldOptions options) => new(cell, options.Seed, folder => World.Write(folder, options));
}
