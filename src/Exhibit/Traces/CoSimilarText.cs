using Exhibit.Model;
using Exhibit.Text;

namespace Exhibit.Traces;

/// <summary>Two accounts publish nearly the same text: at least eight tenths of the character shingles in common, or joined by a chain of such texts.</summary>
public sealed class CoSimilarText : IMergingTraceKind
{
    /// <inheritdoc/>
    public string Id => "co-similar-text";

    /// <inheritdoc/>
    public string Title => "nearly the same text";

    /// <inheritdoc/>
    public string Meaning =>
        "Both published wordings of one text: at least 80 % of their character sequences are the same, or a chain of such wordings joins them.";

    /// <inheritdoc/>
    public string InnocentUse =>
        "Everything said of identical text, and besides: headlines with a changing number or name, templates with a field to fill in, counters and weather posts.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Disarm => ["T0084.001", "T0049.003"];

    /// <inheritdoc/>
    public void Extract(Post post, ITraceSink sink)
    {
        var text = post.Text.Length < TextNormalization.MinimumLetters ? "" : TextNormalization.Normalize(post.Text);
        if (text.Length > 0)
        {
            sink.Add(text, post.RepostAuthor, post.RepostTimeMs, post.RepostOf);
        }
    }

    /// <inheritdoc/>
    public IContentMerger NewMerger() => new Merger();

    private sealed class Merger : IContentMerger
    {
        private readonly NearDuplicates texts = new();

        public void Add(ReadOnlySpan<char> content) => texts.Add(content.ToString());

        public int[] Merge() => texts.Groups();
    }
}
