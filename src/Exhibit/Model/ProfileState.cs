namespace Exhibit.Model;

/// <summary>One state in which an account showed itself, and the first post that shows it.</summary>
/// <param name="Account">Index of the account.</param>
/// <param name="Handle">Handle as in the source.</param>
/// <param name="DisplayName">Shown name; empty where absent.</param>
/// <param name="Biography">Self-description; empty where absent.</param>
/// <param name="Location">Claimed place; empty where absent.</param>
/// <param name="Created">Creation date as in the source; empty where absent.</param>
/// <param name="FirstPost">Number of the earliest post in this state.</param>
/// <param name="FirstMs">Its time.</param>
/// <param name="LastMs">Time of the last post in this state.</param>
public sealed record ProfileState(
    int Account,
    string Handle,
    string DisplayName,
    string Biography,
    string Location,
    string Created,
    long FirstPost,
    long FirstMs,
    long LastMs
);
