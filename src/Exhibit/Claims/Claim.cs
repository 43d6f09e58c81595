namespace Exhibit.Claims;

/// <summary>Where something was said, so that a reader can go and look.</summary>
/// <param name="Title">Title of the document.</param>
/// <param name="Date">Its date, or what is known of it.</param>
/// <param name="Sha256">Digest of the copy that was kept.</param>
/// <param name="Where">Page, paragraph or address; may be empty.</param>
public sealed record ClaimSource(string Title, string Date, string Sha256, string Where);

/// <summary>What a named party said to a claim.</summary>
/// <param name="By">Who.</param>
/// <param name="Text">Verbatim.</param>
/// <param name="Source">Where it was said.</param>
public sealed record ClaimAnswer(string By, string Text, ClaimSource Source);

/// <summary>One item of evidence in the matrix of competing hypotheses: consistent, neutral or inconsistent with each.</summary>
/// <param name="Item">The item.</param>
/// <param name="Weighs">One word a hypothesis, in their order.</param>
public sealed record ClaimEvidence(string Item, IReadOnlyList<string> Weighs);

/// <summary>
/// A claim on rung 3 (operated by) or 4 (on behalf of). Never computed: an analyst entered who says what of whom, on which
/// sources, and what the named party answered.
/// </summary>
public sealed record Claim
{
    /// <summary>Words of <see cref="Status"/>.</summary>
    public static readonly IReadOnlyList<string> Statuses = ["alleged", "supported", "disputed", "withdrawn"];

    /// <summary>The estimative words of ICD 203 with their ranges. Only an analyst enters one; no figure is ever turned into one.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, string>> Likelihoods =
    [
        new("almost no chance", "1 to 5 %"),
        new("very unlikely", "5 to 20 %"),
        new("unlikely", "20 to 45 %"),
        new("roughly even chance", "45 to 55 %"),
        new("likely", "55 to 80 %"),
        new("very likely", "80 to 95 %"),
        new("almost certain", "95 to 99 %"),
    ];

    /// <summary>Short name, unique in the file.</summary>
    public required string Id { get; init; }

    /// <summary>3, operated by, or 4, on behalf of.</summary>
    public required int Rung { get; init; }

    /// <summary>One of <see cref="Statuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Who claims it.</summary>
    public required string By { get; init; }

    /// <summary>The named party.</summary>
    public required string About { get; init; }

    /// <summary>The claim in a sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>An estimative word that the analyst entered; empty where none was.</summary>
    public required string Likelihood { get; init; }

    /// <summary>The sources; at least one.</summary>
    public required IReadOnlyList<ClaimSource> Sources { get; init; }

    /// <summary>Answers of the named party; empty prints "no answer recorded".</summary>
    public required IReadOnlyList<ClaimAnswer> Answers { get; init; }

    /// <summary>Circumstances that a reader should know, one sentence each.</summary>
    public required IReadOnlyList<string> Context { get; init; }

    /// <summary>Competing hypotheses; may be empty.</summary>
    public required IReadOnlyList<string> Hypotheses { get; init; }

    /// <summary>What speaks for and against them.</summary>
    public required IReadOnlyList<ClaimEvidence> Evidence { get; init; }
}
