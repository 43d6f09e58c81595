namespace Exhibit.Model;

/// <summary>A record that was refused, with a reason a person can act on.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Row">1-based record number within the source.</param>
/// <param name="Line">1-based physical line at which it starts; 0 where the format has no lines.</param>
/// <param name="Reason">What was found, what was expected and what to do.</param>
public sealed record Rejection(string Source, long Row, long Line, string Reason)
{
    /// <summary>Where its raw bytes lie; null where the format has no byte ranges.</summary>
    public Provenance? Where { get; init; }

    /// <summary>Its raw bytes, to be repaired and fed back; of a table without byte ranges its cells as a line of CSV. Empty where neither is known.</summary>
    public ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>What stands before the first record of its source (a header line); empty where there is nothing.</summary>
    public ReadOnlyMemory<byte> Header { get; init; }
}
