using Exhibit.Model;

namespace Exhibit.Traces;

/// <summary>Two accounts share an object that the file itself names in a column.</summary>
public sealed class GivenObject : ITraceKind
{
    /// <inheritdoc/>
    public string Id => "object";

    /// <inheritdoc/>
    public string Title => "same object";

    /// <inheritdoc/>
    public string Meaning => "Both shared the same object, as the file names it.";

    /// <inheritdoc/>
    public string InnocentUse => "Depends on what the file calls an object; for shared items, everything said of reposts and links.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Disarm => ["T0049"];

    /// <inheritdoc/>
    public void Extract(Post post, ITraceSink sink)
    {
        if (post.ObjectId.Length > 0)
        {
            sink.Add(post.ObjectId);
        }
    }
}
