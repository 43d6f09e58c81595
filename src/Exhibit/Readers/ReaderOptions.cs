namespace Exhibit.Readers;

/// <summary>What the user may force on a reader.</summary>
public sealed record ReaderOptions
{
    /// <summary>Reader id to use instead of recognition; null recognises by content.</summary>
    public string? Format { get; init; }

    /// <summary>Column names by field (account, handle, time, text, object, post, link ...), from --map; overrides name hints.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Zone of times that state none, as an IANA id; default UTC.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>Platform of posts whose source does not say; default empty.</summary>
    public string Platform { get; init; } = "";
}
