using Exhibit.Model;

namespace Exhibit.Traces;

/// <summary>One kind of trace: which objects a post shares. A sealed class in this folder is found by the catalogue.</summary>
public interface ITraceKind
{
    /// <summary>Kebab-case id; the value of the trace column.</summary>
    string Id { get; }

    /// <summary>What a person calls it.</summary>
    string Title { get; }

    /// <summary>One sentence: which object two accounts share when they co-act in this kind.</summary>
    string Meaning { get; }

    /// <summary>Why innocent accounts do it too.</summary>
    string InnocentUse { get; }

    /// <summary>DISARM technique ids that the kind bears on; empty for none.</summary>
    IReadOnlyList<string> Disarm { get; }

    /// <summary>What the kind is evidence of. Default timing; the others are evidence whenever they happen.</summary>
    EvidenceKind Evidence => EvidenceKind.Timing;

    /// <summary>Reports every object that the post shares to the sink.</summary>
    void Extract(Post post, ITraceSink sink);
}
