namespace Exhibit.Model;

/// <summary>One account of the case. The key is platform and id; nothing is prefixed or folded.</summary>
public sealed class Account
{
    /// <summary>Position in <see cref="CaseResult.Accounts"/>, in order of first appearance in the input.</summary>
    public required int Index { get; init; }

    /// <summary>Platform in lower case; empty where unknown.</summary>
    public required string Platform { get; init; }

    /// <summary>Id as in the source.</summary>
    public required string Id { get; init; }

    /// <summary>Handle as first seen in the source.</summary>
    public required string Handle { get; init; }

    /// <summary>Accepted posts, duplicates included.</summary>
    public long Posts { get; set; }

    /// <summary>Highest tier of its edges.</summary>
    public Tier Tier { get; set; }

    /// <summary>1-based community number; 0 for none.</summary>
    public int Community { get; set; }

    /// <summary>Ids of the signals observed, ordinal order.</summary>
    public IReadOnlyList<string> Signals { get; set; } = [];

    /// <summary>Category given by the source's compilers, for comparison only; empty where none.</summary>
    public string Category { get; set; } = "";
}
