using Exhibit.Model;

namespace Exhibit;

/// <summary>The one file that names the order of the stages. Start reading here.</summary>
public sealed class Analysis
{
    private readonly AnalysisOptions options;
    private readonly IPostStore store;
    private readonly IRejectionSink rejected;
    private readonly TimeProvider clock;
    private readonly IProgress<StageProgress>? progress;

    /// <summary>Prepares a run.</summary>
    /// <param name="options">Validated options.</param>
    /// <param name="store">Where posts go while they are read and come from when they are cited.</param>
    /// <param name="rejected">Where refused records go.</param>
    /// <param name="clock">Only for the seconds per stage.</param>
    /// <param name="progress">Told of progress; may be null.</param>
    public Analysis(
        AnalysisOptions options,
        IPostStore store,
        IRejectionSink rejected,
        TimeProvider clock,
        IProgress<StageProgress>? progress = null
    ) => (this.options, this.store, this.rejected, this.clock, this.progress) = (options, store, rejected, clock, progress);

    /// <summary>Reads the paths (files, folders, globs) and finds what acts together.</summary>
    /// <exception cref="Readers.InputException">An input cannot be read at all.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public CaseResult Run(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        _ = (options, store, rejected, clock, progress, paths, cancellation);
        throw new NotSupportedException("Wired up when the stages land.");
    }
}
