using Exhibit.Model;

namespace Exhibit.Coordination;

/// <summary>The innocent explanations of a run, in the order of asking, and the subsets that the tiers use.</summary>
public sealed class ExplanationSet
{
    /// <summary>Orders the explanations.</summary>
    /// <exception cref="ArgumentException">Hour, crowd or follower is missing: the tiers are defined by them.</exception>
    public ExplanationSet(IEnumerable<IExplanation> explanations)
    {
        Items = [.. explanations.OrderBy(e => e.Order).ThenBy(e => e.Info.Id, StringComparer.Ordinal)];
        Hour = Bit("hour");
        HourAndCrowd = Hour | Bit("crowd");
        Follower = Bit("follower");
        Routine = Bit("routine");
        Audience = Bit("source");
        KnownSource = Audience | Bit("reaction");
        All = (1u << Items.Count) - 1;
    }

    /// <summary>The explanations by order of asking.</summary>
    public IReadOnlyList<IExplanation> Items { get; }

    /// <summary>Hour alone.</summary>
    public uint Hour { get; }

    /// <summary>Hour and crowd.</summary>
    public uint HourAndCrowd { get; }

    /// <summary>The follower.</summary>
    public uint Follower { get; }

    /// <summary>The daily routine.</summary>
    public uint Routine { get; }

    /// <summary>How fast the audience of a known source is, the pair and its suspects aside.</summary>
    public uint Audience { get; }

    /// <summary>Reaction to a source that stands in the data: its audience's speed and the pair's own.</summary>
    public uint KnownSource { get; }

    /// <summary>Every explanation.</summary>
    public uint All { get; }

    /// <summary>Position of an explanation.</summary>
    public int IndexOf(string id)
    {
        for (var i = 0; i < Items.Count; i++)
        {
            if (Items[i].Info.Id == id)
            {
                return i;
            }
        }

        throw new ArgumentException($"The explanation '{id}' is missing; the tiers are defined by it.", nameof(id));
    }

    private uint Bit(string id) => 1u << IndexOf(id);
}
