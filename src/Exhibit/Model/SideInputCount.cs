namespace Exhibit.Model;

/// <summary>How a side input was read. Its rows are never rows of the case.</summary>
/// <param name="Kind">The kind, as in --list KIND=FILE.</param>
/// <param name="Source">Index into <see cref="CaseResult.Sources"/>.</param>
/// <param name="Read">Records found.</param>
/// <param name="Used">Records that could be used.</param>
/// <param name="Refused">Records that could not; read = used + refused.</param>
/// <param name="Reasons">The first reasons, each with its row.</param>
public sealed record SideInputCount(string Kind, int Source, long Read, long Used, long Refused, IReadOnlyList<string> Reasons);
