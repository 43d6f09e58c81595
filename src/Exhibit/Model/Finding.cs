namespace Exhibit.Model;

/// <summary>What the report claims: one statement on one rung, with its numbers, its posts and what else could explain it.</summary>
public sealed record Finding
{
    /// <summary>Stable id: kind, then the digest of what it is about.</summary>
    public required string Id { get; init; }

    /// <summary>Rung of the evidence ladder: 1 coordinated, 2 inauthentic. 3 and 4 are never computed.</summary>
    public required int Rung { get; init; }

    /// <summary>The tier.</summary>
    public required Tier Tier { get; init; }

    /// <summary>One or two sentences in words a reader without statistics can follow.</summary>
    public required string Statement { get; init; }

    /// <summary>Name and value of every integer and probability behind the statement, in printing order.</summary>
    public required IReadOnlyList<KeyValuePair<string, object>> Statistic { get; init; }

    /// <summary>Indices of the accounts it is about.</summary>
    public required IReadOnlyList<int> Accounts { get; init; }

    /// <summary>Numbers of the cited posts.</summary>
    public required IReadOnlyList<long> Posts { get; init; }

    /// <summary>Cited rows of side inputs.</summary>
    public IReadOnlyList<SideRow> Rows { get; init; } = [];

    /// <summary>What else could explain it.</summary>
    public required IReadOnlyList<string> InnocentExplanations { get; init; }

    /// <summary>DISARM technique ids (external_id).</summary>
    public required IReadOnlyList<string> Disarm { get; init; }
}
