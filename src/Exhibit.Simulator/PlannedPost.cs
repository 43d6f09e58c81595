namespace Exhibit.Simulator;

/// <summary>A post that a group planned, with those who share it. Kept in memory until the world is written.</summary>
internal sealed class PlannedPost
{
    /// <summary>Index of the author.</summary>
    internal required int Author { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    internal required long TimeMs { get; init; }

    internal string Text { get; init; } = "";

    internal string Url { get; init; } = "";

    /// <summary>Hashtags as they stand in the column.</summary>
    internal string Tags { get; init; } = "";

    /// <summary>Indices of the accounts it names.</summary>
    internal int[] Mentions { get; init; } = [];

    /// <summary>Client where it is not the author's usual one.</summary>
    internal byte? Client { get; init; }

    /// <summary>The planned post that it answers; planned earlier.</summary>
    internal PlannedPost? ReplyTo { get; init; }

    /// <summary>Ordinary people who share it, on average.</summary>
    internal double Audience { get; init; }

    /// <summary>Median of their exposure, seconds.</summary>
    internal double MedianSeconds { get; init; } = 3_600;

    /// <summary>Source whose followers they are; -1 takes people of the author's topic.</summary>
    internal int Source { get; init; } = -1;

    /// <summary>Reposts by members: who and when.</summary>
    internal List<(int Account, long TimeMs)> Shares { get; } = [];

    /// <summary>Number once written.</summary>
    internal long Number { get; set; }
}
