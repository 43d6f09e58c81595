using Exhibit.Model;
using Exhibit.Text;

namespace Exhibit.Traces;

/// <summary>Two accounts use the same ordered sequence of three or more hashtags in one post (Pacheco et al. 2021, case CS3), or the same rare tag.</summary>
public sealed class CoHashtag : ITraceKind
{
    /// <summary>Least number of tags in a sequence: 3.</summary>
    public const int LeastSequence = 3;

    /// <summary>Mark that starts a single tag's content; the table drops tags that are not rare.</summary>
    public const char SingleMark = '#';

    /// <inheritdoc/>
    public string Id => "co-hashtag";

    /// <inheritdoc/>
    public string Title => "same hashtags";

    /// <inheritdoc/>
    public string Meaning =>
        "Both used the same three or more hashtags in the same order in one post, or the same hashtag that few accounts use.";

    /// <inheritdoc/>
    public string InnocentUse => "Hashtag games, events with an announced tag, fan communities, live broadcasts.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Disarm => ["T0049.002", "T0015"];

    /// <inheritdoc/>
    public void Extract(Post post, ITraceSink sink)
    {
        var tags = post.Hashtags.Count > 0 ? post.Hashtags : TextEntities.Hashtags(post.Text);
        if (tags.Count == 0)
        {
            return;
        }

        var folded = tags.Select(tag => tag.TrimStart('#').ToLowerInvariant()).Where(tag => tag.Length > 0).ToArray();
        foreach (var tag in folded.Distinct(StringComparer.Ordinal))
        {
            // A repost pushes its author's tags: they then stem from that author.
            sink.Add(SingleMark + tag, post.RepostAuthor, post.RepostTimeMs, post.RepostOf);
        }

        if (folded.Length >= LeastSequence)
        {
            sink.Add(string.Join(' ', folded), post.RepostAuthor, post.RepostTimeMs, post.RepostOf);
        }
    }
}
