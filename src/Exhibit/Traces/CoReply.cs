using Exhibit.Model;

namespace Exhibit.Traces;

/// <summary>Two accounts answer the same post.</summary>
public sealed class CoReply : ITraceKind
{
    /// <inheritdoc/>
    public string Id => "co-reply";

    /// <inheritdoc/>
    public string Title => "same post answered";

    /// <inheritdoc/>
    public string Meaning => "Both answered the same post, known by its id.";

    /// <inheritdoc/>
    public string InnocentUse => "Any conversation: people who talk with each other answer the same posts within minutes.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Disarm => ["T0049.005"];

    /// <inheritdoc/>
    public void Extract(Post post, ITraceSink sink)
    {
        if (post.ReplyTo.Length > 0)
        {
            sink.Add($"{post.Platform}:{post.ReplyTo}", post.ReplyAccount, null, post.ReplyTo);
        }
    }
}
