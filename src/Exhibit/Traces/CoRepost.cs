using Exhibit.Model;

namespace Exhibit.Traces;

/// <summary>Two accounts repost the same post.</summary>
public sealed class CoRepost : ITraceKind
{
    /// <inheritdoc/>
    public string Id => "co-repost";

    /// <inheritdoc/>
    public string Title => "same post reposted";

    /// <inheritdoc/>
    public string Meaning => "Both reposted the same post, known by its id.";

    /// <inheritdoc/>
    public string InnocentUse => "Followers of one account, staff reposting their outlet, fans, anyone during a viral moment.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Disarm => ["T0049.003", "T0118"];

    /// <inheritdoc/>
    public void Extract(Post post, ITraceSink sink)
    {
        if (post.RepostOf.Length > 0)
        {
            sink.Add($"{post.Platform}:{post.RepostOf}", post.RepostAuthor, post.RepostTimeMs, post.RepostOf);
        }
    }
}
