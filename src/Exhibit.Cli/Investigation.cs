using System.Globalization;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using Exhibit.Dossiers;
using Exhibit.Evidence;
using Exhibit.Export;
using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Spilling;
using Exhibit.Stores;
using Exhibit.Stores.DuckDb;

namespace Exhibit.Cli;

/// <summary>One run from files to a finished case folder.</summary>
internal static class Investigation
{
    private const int WriteBuffer = 1 << 16;

    /// <summary>Runs and writes the case.</summary>
    /// <param name="paths">What to read.</param>
    /// <param name="casePath">The case folder.</param>
    /// <param name="options">Validated options.</param>
    /// <param name="progress">Told of progress; may be null.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <param name="who">Who runs it, for the custody log.</param>
    /// <param name="show">
    /// Called with the result, the first refused records and the bytes written to temporary files, before these go: with a
    /// memory limit trials can be read only until then.
    /// </param>
    /// <returns>What was found, and the first refused records.</returns>
    internal static (CaseResult Result, IReadOnlyList<Rejection> Rejected) Run(
        IReadOnlyList<string> paths,
        string casePath,
        AnalysisOptions options,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation,
        string who = "",
        Action<CaseResult, IReadOnlyList<Rejection>, long>? show = null
    )
    {
        using var folder = CaseFolder.Begin(casePath);
        using var space =
            options.MemoryMegabytes > 0 ? new SpillSpace(folder.Spill, options.MemoryMegabytes * 1_000_000L) : new SpillSpace();
        try
        {
            var written = Write(folder, casePath, paths, options, space, progress, who, cancellation);
            show?.Invoke(written.Result, written.Rejected, space.Written);
            return written;
        }
        catch (DuckDBException e) when (!RunMemory.RanOut(e))
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
        SpillSpace space,
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
                options.MemoryMegabytes > 0 ? RunMemory.Database(options.MemoryMegabytes) : DuckDbPostStore.DefaultMemoryMegabytes
            )
        )
        {
            using (var rejected = new RejectedCsv(rejectedPath))
            {
                var analysis = new Analysis(options, store, rejected, TimeProvider.System, progress) { Space = space };
                Freeze(casePath, folder.Partial, Protocol.Of(analysis.StatedOptions), who, before);
                result = analysis.Run(paths, cancellation);
                first = rejected.First;
            }

            WriteFiles(folder.Partial, result, store, rejectedPath, Raw(paths, result, store), progress, cancellation);
        }

        CustodyLog.Append(folder.Partial, "investigate", who, before, Facts(result));
        cancellation.ThrowIfCancellationRequested();
        folder.Commit();
        return (result, first);
    }

    /// <summary>Writes every file of a case that follows from its result, and the tables of its database.</summary>
    internal static void WriteFiles(
        string folder,
        CaseResult result,
        DuckDbPostStore store,
        string rejectedPath,
        IEnumerable<(long Post, byte[] Bytes)> raw,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation
    )
    {
        var written = 0;
        foreach (var exporter in Catalog.Exporters)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new StageProgress("write", written++, Catalog.Exporters.Count + 1, "files"));
            using var output = File.Create(Path.Combine(folder, exporter.FileName), WriteBuffer);
            exporter.Write(result, store, output);
        }

        progress?.Report(new StageProgress("write", written, Catalog.Exporters.Count + 1, "files"));
        CaseTables.Write(store, result, rejectedPath, raw);
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
    private static IEnumerable<(long Post, byte[] Bytes)> Raw(IReadOnlyList<string> paths, CaseResult result, DuckDbPostStore store)
    {
        var places = store
            .Places(DossierBuilder.Cited(result))
            .OrderBy(c => c.Key)
            .Select(c => new RawPlace(c.Key, c.Value.Source, c.Value.Offset, c.Value.Length));
        return RawRecords.Each(paths, result.Sources, places);
    }
}
