namespace Exhibit.Simulator.Agents;

/// <summary>A thing that can be shared.</summary>
internal sealed class Item
{
    internal required int Author { get; init; }

    internal required long TimeMs { get; init; }

    internal required int Topic { get; init; }

    internal required string Text { get; init; }

    internal string Url { get; init; } = "";

    internal string Tag { get; init; } = "";

    /// <summary>Multiplies everybody's chance to share it; most are dull, a few are not.</summary>
    internal required double Appeal { get; init; }

    /// <summary>Number of the original post, from 1.</summary>
    internal required int Post { get; init; }

    /// <summary>Attention of late: falls by half each hour, rises by one with each share.</summary>
    internal double Heat { get; set; }

    /// <summary>When <see cref="Heat"/> was last set.</summary>
    internal long HeatAt { get; set; }
}
