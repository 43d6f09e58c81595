namespace Exhibit.Simulator.Output;

/// <summary>A small file beside the posts.</summary>
/// <param name="Name">File name ("ads.csv").</param>
/// <param name="Header">Column names.</param>
/// <param name="Rows">Rows, in order.</param>
public sealed record SideTable(string Name, IReadOnlyList<string> Header, List<IReadOnlyList<string>> Rows);
