using Exhibit.Model;

namespace Exhibit.Stores.DuckDb;

/// <summary>One row of the table posts.</summary>
/// <param name="Number">Number of the post, from 0 in order of reading.</param>
/// <param name="Post">The post as read.</param>
/// <param name="Account">Index of its account.</param>
/// <param name="Duplicate">True when identical to an earlier record.</param>
internal readonly record struct StoredPost(long Number, Post Post, int Account, bool Duplicate);
