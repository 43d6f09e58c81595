using Exhibit.Model;

namespace Exhibit.Signals.Identity;

/// <summary>Who an account says it is, as first seen. Texts are as in the source and empty where unknown.</summary>
/// <param name="Account">Index of the account.</param>
/// <param name="Handle">Handle.</param>
/// <param name="Biography">Self-description.</param>
/// <param name="Place">Claimed place.</param>
/// <param name="Language">Language that the account set; from a list of profiles only.</param>
/// <param name="CreatedMs">Creation, milliseconds since 1970; null where unknown.</param>
/// <param name="CreatedToTheDay">Whether only the day of creation is known.</param>
/// <param name="Avatar">Digest or address of the profile picture.</param>
/// <param name="Post">Number of the post that first shows it; -1 where only a list does.</param>
/// <param name="Rows">Rows of lists that state it.</param>
internal sealed record Persona(
    int Account,
    string Handle,
    string Biography,
    string Place,
    string Language,
    long? CreatedMs,
    bool CreatedToTheDay,
    string Avatar,
    long Post,
    IReadOnlyList<SideRow> Rows
);
