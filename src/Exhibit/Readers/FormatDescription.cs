using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>What a format can and cannot show; printed by `exhibit formats`.</summary>
/// <param name="Precision">Precision of its times, as usual for the format.</param>
/// <param name="TimeSource">Whose clock they come from.</param>
/// <param name="Traces">Ids of the trace kinds that it can yield.</param>
/// <param name="Columns">Columns or members it is recognised by, as in the format.</param>
/// <param name="Limits">What it cannot show, one sentence each.</param>
public sealed record FormatDescription(
    TimePrecision Precision,
    TimeSource TimeSource,
    IReadOnlyList<string> Traces,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> Limits
);
