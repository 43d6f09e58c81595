using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>One record as read: a post, or the reason why it is none. Exactly one of the two is set.</summary>
public readonly record struct ReadRecord
{
    private ReadRecord(Post? post, Rejection? rejection) => (Post, Rejection) = (post, rejection);

    /// <summary>The post; null when the record was refused.</summary>
    public Post? Post { get; }

    /// <summary>Why the record was refused; null when it was accepted.</summary>
    public Rejection? Rejection { get; }

    /// <summary>An accepted record.</summary>
    public static ReadRecord Accept(Post post) => new(post, null);

    /// <summary>A refused record.</summary>
    public static ReadRecord Reject(Rejection rejection) => new(null, rejection);
}
