namespace Exhibit.Model;

/// <summary>What a source says of an account beside a post. Strings are as in the source and empty where absent.</summary>
public sealed record Profile
{
    /// <summary>The name shown to readers.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>The self-description.</summary>
    public string Biography { get; init; } = "";

    /// <summary>The place the account claims.</summary>
    public string Location { get; init; } = "";

    /// <summary>Creation date as in the source.</summary>
    public string Created { get; init; } = "";

    /// <summary>Followers at the time; null where absent.</summary>
    public long? Followers { get; init; }

    /// <summary>Followed accounts at the time; null where absent.</summary>
    public long? Following { get; init; }

    /// <summary>A category that the source's compilers gave (account_category of the IRA corpus). Never used by a test.</summary>
    public string Category { get; init; } = "";
}
