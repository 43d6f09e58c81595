namespace Exhibit.Model;

/// <summary>A post that answers another account.</summary>
/// <param name="Post">Number of the post.</param>
/// <param name="Account">Index of the account.</param>
/// <param name="TimeMs">Milliseconds since 1970.</param>
/// <param name="ToAccount">Id or handle of the answered account, as in the source.</param>
/// <param name="ToPost">Id of the answered post; empty where unknown.</param>
/// <param name="PostId">Id of this post; empty where unknown.</param>
public readonly record struct PostReply(long Post, int Account, long TimeMs, string ToAccount, string ToPost, string PostId);
