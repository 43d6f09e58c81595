namespace Exhibit.Model;

/// <summary>When and how an account posted, without what.</summary>
/// <param name="Post">Number of the post.</param>
/// <param name="Account">Index of the account.</param>
/// <param name="TimeMs">Milliseconds since 1970.</param>
/// <param name="IsRepost">Whether the source says that it reposts another's post.</param>
/// <param name="IsReply">Whether it answers an account or a post.</param>
/// <param name="Client">The program that sent it; empty where unknown.</param>
public readonly record struct PostMoment(long Post, int Account, long TimeMs, bool IsRepost, bool IsReply, string Client);
