namespace Exhibit.Signals.Inputs;

/// <summary>One advertisement as a file states it. Absent values are empty or null.</summary>
public sealed record Ad
{
    /// <summary>Where it stands.</summary>
    public required Model.SideRow Row { get; init; }

    /// <summary>Id as in the file.</summary>
    public required string Id { get; init; }

    /// <summary>Whose page it is for: the file's page, or what the landing address names.</summary>
    public required string Page { get; init; }

    /// <summary>Who paid; empty where the file does not say.</summary>
    public required string Payer { get; init; }

    /// <summary>Creation, milliseconds since 1970.</summary>
    public required long? CreatedMs { get; init; }

    /// <summary>End, milliseconds since 1970.</summary>
    public required long? EndedMs { get; init; }

    /// <summary>Amount, exact or as a range; null where the file states none that can be read.</summary>
    public required AdRange? Spend { get; init; }

    /// <summary>Whether the file has an amount that cannot be read, such as "1.000.00".</summary>
    public bool SpendUnread { get; init; }

    /// <summary>How often it was shown; null where the file does not say.</summary>
    public AdRange? Impressions { get; init; }

    /// <summary>How often it was clicked; null where the file does not say.</summary>
    public AdRange? Clicks { get; init; }

    /// <summary>Currency as stated, even where the amount is nought.</summary>
    public required string Currency { get; init; }

    /// <summary>Words.</summary>
    public required string Text { get; init; }

    /// <summary>Landing address.</summary>
    public required string Url { get; init; }

    /// <summary>Targeting terms, each "category:term" or the file's own words.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>Whether the creation time has an hour.</summary>
    public required bool HasHour { get; init; }
}
