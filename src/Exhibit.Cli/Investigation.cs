using Exhibit.Export;
using Exhibit.Model;
using Exhibit.Stores;
using Exhibit.Stores.DuckDb;

namespace Exhibit.Cli;

/// <summary>One run from files to a finished case folder.</summary>
internal static class Investigation
{
    /// <summary>Runs and writes the case.</summary>
    /// <returns>What was found, and the first refused records.</returns>
    internal static (CaseResult Result, IReadOnlyList<Rejection> Rejected) Run(
        IReadOnlyList<string> paths,
        string casePath,
        AnalysisOptions options,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation
    )
    {
        using var folder = CaseFolder.Begin(casePath);
        var rejectedPath = Path.Combine(folder.Partial, RejectedCsv.FileName);
        CaseResult result;
        IReadOnlyList<Rejection> first;
        using (var store = new DuckDbPostStore(Path.Combine(folder.Partial, CaseFolder.DatabaseName), threads: options.Threads))
        {
            using (var rejected = new RejectedCsv(rejectedPath))
            {
                result = new Analysis(options, store, rejected, TimeProvider.System, progress).Run(paths, cancellation);
                first = rejected.First;
            }

            var written = 0;
            foreach (var exporter in Catalog.Exporters)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new StageProgress("write", written++, Catalog.Exporters.Count + 1, "files"));
                using var output = File.Create(Path.Combine(folder.Partial, exporter.FileName));
                exporter.Write(result, store, output);
            }

            progress?.Report(new StageProgress("write", written, Catalog.Exporters.Count + 1, "files"));
            CaseTables.Write(store, result, rejectedPath);
        }

        cancellation.ThrowIfCancellationRequested();
        folder.Commit();
        return (result, first);
    }
}
