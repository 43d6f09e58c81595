using Exhibit.Claims;

namespace Exhibit.Letters;

/// <summary>A letter to one account that findings are about: what is said of it, what is not, how to check, how to answer.</summary>
public sealed record Letter
{
    /// <summary>Platform; empty where unknown.</summary>
    public required string Platform { get; init; }

    /// <summary>Id as in the source.</summary>
    public required string AccountId { get; init; }

    /// <summary>Handle; empty where unknown.</summary>
    public required string Handle { get; init; }

    /// <summary>Word of its tier.</summary>
    public required string Tier { get; init; }

    /// <summary>Who writes.</summary>
    public required string From { get; init; }

    /// <summary>Where an answer goes.</summary>
    public required string Contact { get; init; }

    /// <summary>Until when an answer is waited for; empty where no day is set.</summary>
    public required string AnswerBy { get; init; }

    /// <summary>Records that were examined.</summary>
    public required long Records { get; init; }

    /// <summary>Accounts that were examined.</summary>
    public required long Accounts { get; init; }

    /// <summary>The findings that name it.</summary>
    public required IReadOnlyList<LetterFinding> Findings { get; init; }

    /// <summary>Dossiers that lie in the case, with the SHA-256 of their zip.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Dossiers { get; init; }

    /// <summary>What it answered already.</summary>
    public required IReadOnlyList<AccountAnswer> Answers { get; init; }
}
