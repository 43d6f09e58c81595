using Exhibit.Model;
using Exhibit.Text;

namespace Exhibit.Traces;

/// <summary>
/// Two accounts publish the same words as their own: no repost, no link that would bring its headline along. Evidence of a
/// common origin, whenever it happened; not tested for time.
/// </summary>
public sealed class OwnWords : ITraceKind
{
    /// <summary>Texts with fewer letters and digits than this, hashtags left out, are phrases, not messages: 24.</summary>
    public const int MinimumLetters = 24;

    /// <inheritdoc/>
    public string Id => "own-words";

    /// <inheritdoc/>
    public string Title => "the same own words";

    /// <inheritdoc/>
    public string Meaning => "Both published the same message as their own, without repost and without link.";

    /// <inheritdoc/>
    public string InnocentUse => "Templates and calls to post, quotations and lyrics, feeds and scheduling tools, one copying the other.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Disarm => ["T0084.001"];

    /// <inheritdoc/>
    public EvidenceKind Evidence => EvidenceKind.CommonOrigin;

    /// <inheritdoc/>
    public void Extract(Post post, ITraceSink sink)
    {
        if (
            post.IsRepost
            || post.Links.Count > 0
            || post.Text.Length < MinimumLetters
            || post.Text.StartsWith("RT @", StringComparison.Ordinal)
        )
        {
            return;
        }

        var words = WithoutHashtags(TextNormalization.Normalize(post.Text));
        if (words.Count(char.IsLetterOrDigit) >= MinimumLetters)
        {
            sink.Add(words);
        }
    }

    // Whoever republishes a message changes its hashtags first.
    private static string WithoutHashtags(string text) =>
        text.Contains('#', StringComparison.Ordinal)
            ? string.Join(' ', text.Split(' ').Where(word => !word.StartsWith('#') && word.Length > 0))
            : text;
}
