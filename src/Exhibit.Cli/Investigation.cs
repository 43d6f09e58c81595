using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using Exhibit.Dossiers;
using Exhibit.Evidence;
using Exhibit.Export;
using Exhibit.Model;
using Exhibit.Readers;
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
        CancellationToken cancellation,
        string who = ""
    )
    {
        using var folder = CaseFolder.Begin(casePath);
        try
        {
            return Write(folder, casePath, paths, options, progress, who, cancellation);
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
        string casePath,
        IReadOnlyList<string> paths,
        AnalysisOptions options,
        IProgress<StageProgress>? progress,
        string who,
        CancellationToken cancellation
    )
    {
        var rejectedPath = Path.Combine(folder.Partial, RejectedCsv.FileName);
        var before = CustodyLog.StateOf(casePath);
        CaseResult result;
        IReadOnlyList<Rejection> first;
        using (
            var store = new DuckDbPostStore(
                Path.Combine(folder.Partial, CaseFolder.DatabaseName),
                options.MemoryMegabytes > 0 ? options.MemoryMegabytes / 4 : DuckDbPostStore.DefaultMemoryMegabytes,
                options.Threads
            )
        )
        {
            using (var rejected = new RejectedCsv(rejectedPath))
            {
                var analysis = new Analysis(options, store, rejected, TimeProvider.System, progress);
                Freeze(casePath, folder.Partial, Protocol.Of(analysis.StatedOptions), who, before);
                result = analysis.Run(paths, cancellation);
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
            CaseTables.Write(store, result, rejectedPath, Raw(paths, result, store));
        }

        CustodyLog.Append(folder.Partial, "investigate", who, before, Facts(result));
        cancellation.ThrowIfCancellationRequested();
        folder.Commit();
        return (result, first);
    }

    // The protocol is written and its digest logged before the first record is read; the log of an earlier case goes on.
    private static void Freeze(string casePath, string partial, byte[] protocol, string who, string before)
    {
        var log = Path.Combine(casePath, CustodyLog.FileName);
        if (File.Exists(log))
        {
            File.Copy(log, Path.Combine(partial, CustodyLog.FileName));
        }

        File.WriteAllBytes(Path.Combine(partial, Protocol.FileName), protocol);
        CustodyLog.Append(partial, "freeze", who, before, new JsonObject { ["protocol_sha256"] = Digest.Of(protocol) });
    }

    private static JsonObject Facts(CaseResult result)
    {
        var options = new JsonObject();
        foreach (var (name, value) in result.Options)
        {
            options[name] = value;
        }

        var inputs = result.Sources.Select(s => new JsonObject { ["name"] = s.Name, ["sha256"] = s.Sha256 });
        return new JsonObject
        {
            ["version"] = result.Version,
            ["options"] = options,
            ["inputs"] = new JsonArray([.. inputs]),
        };
    }

    // The sources may be gone when the case is sealed, so the records that a dossier would show are kept now.
    private static IReadOnlyDictionary<long, byte[]> Raw(IReadOnlyList<string> paths, CaseResult result, DuckDbPostStore store)
    {
        var cited = store.Fetch(DossierBuilder.Cited(result));
        return RawRecords.Cut(paths, result.Sources, cited.Select(c => (c.Key, c.Value.Provenance)));
    }
}
