using Exhibit.Model;
using Exhibit.Text;

namespace Exhibit.Traces;

/// <summary>Two accounts mention the same account.</summary>
public sealed class CoMention : ITraceKind
{
    /// <inheritdoc/>
    public string Id => "co-mention";

    /// <inheritdoc/>
    public string Title => "same account mentioned";

    /// <inheritdoc/>
    public string Meaning => "Both mentioned the same account.";

    /// <inheritdoc/>
    public string InnocentUse => "Any conversation, public figures in the news, customer complaints.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Disarm => ["T0049.005"];

    /// <inheritdoc/>
    public void Extract(Post post, ITraceSink sink)
    {
        // A repost mentions whom its author mentioned: that is the author's act, and co-repost counts it already.
        if (post.IsRepost)
        {
            return;
        }

        var mentions = post.Mentions.Count > 0 ? post.Mentions : TextEntities.Mentions(post.Text);
        foreach (var mention in mentions)
        {
            var folded = mention.TrimStart('@').ToLowerInvariant();
            if (folded.Length > 0 && !folded.Equals(post.Handle, StringComparison.OrdinalIgnoreCase))
            {
                sink.Add($"{post.Platform}:{folded}", mention);
            }
        }
    }
}
