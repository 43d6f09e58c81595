namespace Exhibit.Traces;

/// <summary>Receives the objects of one post.</summary>
public interface ITraceSink
{
    /// <summary>One object shared by the post at hand.</summary>
    /// <param name="content">Canonical content; equal content is the same object within a kind. Never empty.</param>
    /// <param name="origin">Id or handle of the account the object stems from; empty where unknown.</param>
    /// <param name="originTimeMs">Time of the original; null where unknown.</param>
    /// <param name="originPost">Id of the original post, to find its author and time among the posts read; empty where unknown.</param>
    void Add(ReadOnlySpan<char> content, string origin = "", long? originTimeMs = null, string originPost = "");
}
