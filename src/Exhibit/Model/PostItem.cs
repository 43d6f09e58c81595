namespace Exhibit.Model;

/// <summary>One of the links or media of a post.</summary>
/// <param name="Post">Number of the post.</param>
/// <param name="Account">Index of the account.</param>
/// <param name="TimeMs">Milliseconds since 1970.</param>
/// <param name="Value">The link or digest as in the source.</param>
/// <param name="IsRepost">Whether the post only passes on another's.</param>
public readonly record struct PostItem(long Post, int Account, long TimeMs, string Value, bool IsRepost = false);
