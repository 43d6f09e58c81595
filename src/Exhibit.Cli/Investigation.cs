using DuckDB.NET.Data;
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
        try
        {
            return Write(folder, paths, options, progress, cancellation);
        }
        catch (DuckDBException e)
        {
            throw new CaseFolderException(
                $"'{casePath}' cannot be written: {e.Message.Split('\n')[0]} Free space or choose another folder with --case. No case was written; an earlier one there is untouched.",
                e
            );
        }
    }

    private static (CaseResult Result, IReadOnlyList<Rejection> Rejected) Write(
        CaseFolder folder,
        IReadOnlyList<string> paths,
        AnalysisOptions options,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation
    )
    {
        var rejectedPath = Path.Combine(folder.Partial, RejectedCsv.FileName);
        CaseResult result;
        IReadOnlyList<Rejection> first;
        using (var store = new DuckDbPostStore(Path.Combine(folder.Partial, "case.duckdb"), threads: options.Threads))
        {
            using (var rejected = new RejectedCsv(rejectedPath))
            {
                result = new Analysis(options, store, rejected, TimeProvider.System, progress).Run(paths, cancellation);
                first = rejected.First;
            }

            progress?.Report(new StageProgress("write", 0, Catalog.Exporters.Count, "files"));
            foreach (var exporter in Catalog.Exporters)
            {
                cancellation.ThrowIfCancellationRequested();
                using var output = File.Create(Path.Combine(folder.Partial, exporter.FileName));
                exporter.Write(result, store, output);
            }

            CaseTables.Write(store, result, rejectedPath);
        }

        cancellation.ThrowIfCancellationRequested();
        folder.Commit();
        return (result, first);
    }
}
