using Exhibit.Model;
using Exhibit.Text;

namespace Exhibit.Traces;

/// <summary>Two accounts publish the same text, word for word after normalisation.</summary>
public sealed class CoPost : ITraceKind
{
    /// <inheritdoc/>
    public string Id => "co-post";

    /// <inheritdoc/>
    public string Title => "identical text";

    /// <inheritdoc/>
    public string Meaning => "Both published the same text, whether as their own post or as a repost.";

    /// <inheritdoc/>
    public string InnocentUse =>
        "Reposts of one popular post, share buttons that fill in a headline, wire copy, published templates, lyrics and quotations.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Disarm => ["T0084.001", "T0049.003"];

    /// <inheritdoc/>
    public void Extract(Post post, ITraceSink sink)
    {
        if (post.Text.Length < TextNormalization.MinimumLetters)
        {
            return;
        }

        var text = TextNormalization.Normalize(post.Text);
        if (text.Length > 0)
        {
            sink.Add(text, post.RepostAuthor, post.RepostTimeMs, post.RepostOf);
        }
    }
}
