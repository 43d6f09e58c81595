namespace Exhibit.Traces;

/// <summary>
/// A kind whose objects are known only when all posts are read: contents that differ and are still one object, such as
/// wordings of one text. Posts are seen one at a time as in any kind, and share exactly one content each.
/// </summary>
public interface IMergingTraceKind : ITraceKind
{
    /// <summary>A merger for one run.</summary>
    IContentMerger NewMerger();
}
