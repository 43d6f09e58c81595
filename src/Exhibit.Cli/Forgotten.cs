namespace Exhibit.Cli;

/// <summary>What forgetting an account did.</summary>
/// <param name="Posts">Its posts, which are gone.</param>
/// <param name="Changed">Posts of others that named it, in which a token stands now.</param>
/// <param name="Token">The token.</param>
/// <param name="Commitment">SHA-256 of salt, platform, 0x1F and id, as the custody log states it.</param>
/// <param name="Salt">The salt in hexadecimal digits; kept nowhere.</param>
/// <param name="Gone">What was deleted from the case folder besides.</param>
/// <param name="LogLines">Earlier lines of the custody log that named it and were changed; the chain was then made anew.</param>
/// <param name="LogBefore">SHA-256 of the log before that; empty where no line was changed.</param>
/// <param name="RecordsWithoutBytes">Cited records of others whose raw bytes are gone because they named it.</param>
/// <param name="Figures">Every figure before and after.</param>
/// <param name="Findings">Findings that stand in both and changed.</param>
internal sealed record Forgotten(
    long Posts,
    long Changed,
    string Token,
    string Commitment,
    string Salt,
    IReadOnlyList<string> Gone,
    int LogLines,
    string LogBefore,
    int RecordsWithoutBytes,
    IReadOnlyList<FigureChange> Figures,
    IReadOnlyList<FigureChange> Findings
);
