using Exhibit.Model;

namespace Exhibit.Traces;

/// <summary>Finds the canonical content of an object again in a post that shares it. Contents are not kept in memory.</summary>
public static class ObjectContent
{
    /// <summary>The content with this key among the objects of the post; in a merging kind the post's own wording.</summary>
    /// <exception cref="InvalidOperationException">The post does not share the object: a bug, or a digest collision.</exception>
    public static string Find(ITraceKind kind, Post post, UInt128 key)
    {
        var search = new Search(kind is IMergingTraceKind ? null : key);
        kind.Extract(post, search);
        return search.Found
            ?? throw new InvalidOperationException(
                $"Post {post.PostId} does not share the {kind.Id} object it is cited for; please report this."
            );
    }

    private sealed class Search(UInt128? key) : ITraceSink
    {
        public string? Found { get; private set; }

        public void Add(ReadOnlySpan<char> content, string origin = "", long? originTimeMs = null, string originPost = "")
        {
            if (Found is null && (key is null || TraceCollector.Key(content) == key))
            {
                Found = content.ToString();
            }
        }
    }
}
