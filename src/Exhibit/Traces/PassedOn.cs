using Exhibit.Model;
using Exhibit.Text;

namespace Exhibit.Traces;

/// <summary>
/// Two accounts pass on the same content of others: a repost or a link. Evidence of common company, whenever it happened;
/// not tested for time.
/// </summary>
public sealed class PassedOn : ITraceKind
{
    /// <inheritdoc/>
    public string Id => "passed-on";

    /// <inheritdoc/>
    public string Title => "the same content of others";

    /// <inheritdoc/>
    public string Meaning => "Both passed on the same post or link of somebody else that few others passed on, whenever.";

    /// <inheritdoc/>
    public string InnocentUse => "Friends, a club, a small fandom, readers of one small source, two accounts of one person.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Disarm => ["T0049"];

    /// <inheritdoc/>
    public EvidenceKind Evidence => EvidenceKind.CommonCompany;

    /// <inheritdoc/>
    public void Extract(Post post, ITraceSink sink)
    {
        if (post.RepostOf.Length > 0)
        {
            sink.Add($"{post.Platform}:{post.RepostOf}", post.RepostAuthor, post.RepostTimeMs, post.RepostOf);
        }
        else if (post.IsRepost && post.Text.Length >= TextNormalization.MinimumLetters)
        {
            var text = TextNormalization.Normalize(post.Text);
            if (text.Length > 0)
            {
                sink.Add(text, post.RepostAuthor, post.RepostTimeMs);
            }
        }
        else
        {
            foreach (var link in post.Links)
            {
                var canonical = CanonicalUrl.Of(link);
                if (canonical.Length > 0)
                {
                    sink.Add(canonical);
                }
            }
        }
    }
}
