using Exhibit.Model;
using Exhibit.Text;

namespace Exhibit.Traces;

/// <summary>Two accounts link to the same page. An empty cell is no link.</summary>
public sealed class CoLink : ITraceKind
{
    /// <inheritdoc/>
    public string Id => "co-link";

    /// <inheritdoc/>
    public string Title => "same link";

    /// <inheritdoc/>
    public string Meaning => "Both linked to the same page, after tracking parameters and share wrappers are removed.";

    /// <inheritdoc/>
    public string InnocentUse => "Readers of one outlet, breaking news, newsletters, an outlet's own staff.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Disarm => ["T0049", "T0119"];

    /// <inheritdoc/>
    public void Extract(Post post, ITraceSink sink)
    {
        var links = post.Links.Count > 0 ? post.Links : TextEntities.Links(post.Text);
        foreach (var link in links)
        {
            var canonical = CanonicalUrl.Of(link);
            if (canonical.Length > 0)
            {
                // A repost pushes its author's link: the link then stems from that author.
                sink.Add(canonical, post.RepostAuthor, post.RepostTimeMs, post.RepostOf);
            }
        }
    }
}
