using System.Globalization;
using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit;

/// <summary>Says which blocks were too crowded to compare pair by pair.</summary>
internal sealed class CrowdedBlocks(IReadOnlyList<TraceTable> tables, IReadOnlyList<TraceCollector> collectors, IPostStore store)
{
    // Contents are shown to this length.
    private const int MostLetters = 60;

    /// <summary>One sentence a family that left any out.</summary>
    internal IEnumerable<string> Sentences(IReadOnlyList<TestFamily> families) =>
        families
            .Where(f => f.BlocksLeftOut > 0)
            .Select(f =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{f.Name}: blocks of one item with more than {WindowSpec.DefaultMostSharers:N0} sharers were left out: {f.BlocksLeftOut:N0}, with {f.PairsLeftOut:N0} pairs in them.{TestFamily.CrowdedNamed}{string.Join("; ", f.Crowded.Select(Name))}."
                )
            );

    private string Name((string Trace, int Object, long BeginMs, int Sharers) block)
    {
        var table = tables.Single(t => t.Kind == block.Trace);
        var post = table.FirstPostOf(block.Object);
        var kind = collectors.Single(c => c.Kind.Id == block.Trace).Kind;
        var content = ObjectContent.Find(kind, store.Fetch([post])[post], table.OriginOf(block.Object).Key);
        var shown = content.Length > MostLetters ? content[..MostLetters] + "…" : content;
        var begin = DateTimeOffset.FromUnixTimeMilliseconds(block.BeginMs).UtcDateTime;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{block.Trace} \"{shown}\" from {begin:yyyy-MM-dd HH:mm} UTC ({block.Sharers:N0} sharers)"
        );
    }
}
