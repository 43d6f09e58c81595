using Exhibit.Readers;
using Exhibit.Signals.Inputs;

namespace Exhibit;

/// <summary>Every option of a run. Defaults are the protocol's; all faults are reported together by <see cref="Validate"/>.</summary>
public sealed record AnalysisOptions
{
    /// <summary>Default of <see cref="WindowSeconds"/>: 60 s.</summary>
    public const int DefaultWindowSeconds = 60;

    /// <summary>Default of <see cref="BlockSeconds"/>: one hour.</summary>
    public const int DefaultBlockSeconds = 3_600;

    /// <summary>Default of <see cref="Alpha"/>: 0.05 for the whole run.</summary>
    public const double DefaultAlpha = 0.05;

    /// <summary>Default of <see cref="Resolution"/>: a community keeps at least a tenth of its possible edges.</summary>
    public const double DefaultResolution = 0.1;

    /// <summary>Least <see cref="MemoryMegabytes"/>: 256 MB, of which the runtime and the database take most.</summary>
    public const int LeastMemoryMegabytes = 256;

    /// <summary>W: two traces of one object at most this far apart are a co-action. Seconds, default 60.</summary>
    public int WindowSeconds { get; init; } = DefaultWindowSeconds;

    /// <summary>D: length of the UTC-anchored blocks within which traces are compared. Seconds, default 3,600.</summary>
    public int BlockSeconds { get; init; } = DefaultBlockSeconds;

    /// <summary>W of the slow window, which feeds tier indicated only. Seconds, default 600; 0 switches it off.</summary>
    public int SlowWindowSeconds { get; init; } = 600;

    /// <summary>D of the slow window. Seconds, default 21,600 (six hours).</summary>
    public int SlowBlockSeconds { get; init; } = 21_600;

    /// <summary>Chance, over the whole run, that any innocent pair is called strong under the stated models. Default 0.05.</summary>
    public double Alpha { get; init; } = DefaultAlpha;

    /// <summary>Leiden's CPM resolution: the least inner edge density of a community. Default 0.1.</summary>
    public double Resolution { get; init; } = DefaultResolution;

    /// <summary>Seed of the community search and of the negative controls. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Trace kinds to extract; empty takes the default kinds.</summary>
    public IReadOnlyList<string> Traces { get; init; } = [];

    /// <summary>Whether the negative controls run. Default true.</summary>
    public bool Controls { get; init; } = true;

    /// <summary>Threads; the result does not depend on it. Default: all processors.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Memory that the run keeps to, MB; 0 for no limit, the default. Much of what is not at hand goes to temporary files
    /// beside the case; no result depends on it. What must stay in memory, and so the least that an input needs:
    /// docs/performance.md.
    /// </summary>
    public int MemoryMegabytes { get; init; }

    /// <summary>Files beside the posts that signals read. Default none.</summary>
    public IReadOnlyList<SideFile> SideFiles { get; init; } = [];

    /// <summary>Values of signals' options, as signal.name. Default none: the declared defaults hold.</summary>
    public IReadOnlyDictionary<string, double> SignalOptions { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>What is forced on the readers.</summary>
    public ReaderOptions Reader { get; init; } = new();

    /// <summary>Every fault of these options as a sentence; empty when they can be run.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        void Say(FormattableString fault) => faults.Add(FormattableString.Invariant(fault));
        if (WindowSeconds < 1)
        {
            Say($"--window must be at least 1 second; found {WindowSeconds}.");
        }

        if (BlockSeconds < 4 * WindowSeconds)
        {
            Say($"--block must be at least four times --window ({4 * WindowSeconds} s); found {BlockSeconds}.");
        }

        if (86_400 % Math.Max(1, BlockSeconds) != 0)
        {
            Say($"--block must divide a day (86,400 s) so that blocks are the same on every day; found {BlockSeconds}.");
        }

        if (SlowWindowSeconds != 0 && SlowBlockSeconds < 4 * SlowWindowSeconds)
        {
            Say($"--slow-block must be at least four times --slow-window ({4 * SlowWindowSeconds} s); found {SlowBlockSeconds}.");
        }

        if (SlowWindowSeconds != 0 && 86_400 % Math.Max(1, SlowBlockSeconds) != 0)
        {
            Say($"--slow-block must divide a day (86,400 s); found {SlowBlockSeconds}.");
        }

        if (Alpha is not (> 0 and <= 0.1))
        {
            Say($"--alpha must lie above 0 and at most at 0.1; found {Alpha}.");
        }

        if (Resolution is not (> 0 and <= 1))
        {
            Say($"--resolution must lie above 0 and at most at 1; found {Resolution}.");
        }

        if (Threads < 1)
        {
            Say($"--threads must be at least 1; found {Threads}.");
        }

        if (MemoryMegabytes is < 0 or (> 0 and < LeastMemoryMegabytes))
        {
            Say($"--memory must be at least {LeastMemoryMegabytes}MB; found {MemoryMegabytes}MB.");
        }

        return faults;
    }
}
