namespace Exhibit.Model;

/// <summary>How the data were collected, from capture.yaml. Values are as written; empty where not given.</summary>
/// <param name="File">Name of the file it was read from.</param>
/// <param name="Who">Person or body that collected.</param>
/// <param name="When">When it was collected.</param>
/// <param name="Tool">With which tool.</param>
/// <param name="Query">Which query or scope.</param>
/// <param name="Sampling">How the sample was drawn.</param>
/// <param name="Other">Further keys, in file order.</param>
public sealed record CollectionRecord(
    string File,
    string Who,
    string When,
    string Tool,
    string Query,
    string Sampling,
    IReadOnlyList<KeyValuePair<string, string>> Other
);
