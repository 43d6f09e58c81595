using System.Security.Cryptography;
using System.Text;
using Exhibit.Claims;
using Exhibit.Dossiers;
using Exhibit.Dossiers.Observations;
using Exhibit.Evidence;
using Exhibit.Export;
using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Signals.Inputs;
using Exhibit.Stores;
using Exhibit.Stores.DuckDb;

namespace Exhibit.Cli;

/// <summary>From a finished case to dossier/ and dossier.zip within it.</summary>
internal static class Sealing
{
    private const string KeyFile = "pseudonym.key";

    /// <summary>Seals.</summary>
    /// <returns>Paths of the folder and the zip.</returns>
    internal static (string Folder, string Zip) Run(
        string casePath,
        string? pseudonymKey,
        string who,
        IReadOnlyList<SigningKey> keys,
        int threads,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation,
        Func<byte[], byte[]>? stamp = null,
        bool nobodyNamed = false,
        IReadOnlyList<SideFile>? lists = null
    )
    {
        using var stored = StoredCase.Open(casePath);
        if (stored.Version != Analysis.Version)
        {
            throw new CaseFolderException(
                $"'{casePath}' was made by Exhibit {stored.Version}, this is {Analysis.Version}: the rule may differ. Investigate the sources again."
            );
        }

        var (result, analysis) = Replay(stored, threads, progress, cancellation, lists ?? []);
        RequireUnchanged(casePath, result, stored);
        result = result.Signals.Count == 0 ? SignalPart.LeaveOut(result) : result;
        var secret = Key(casePath, pseudonymKey);
        progress?.Report(new StageProgress("seal", 0, 0, ""));
        var (data, raw) = new DossierBuilder(result, analysis.Traces, stored, stored.RawRecords).Build(
            new Pseudonyms(secret),
            Claims(casePath),
            threads,
            cancellation
        );
        var (protocol, custody) = (Read(casePath, Protocol.FileName), Read(casePath, CustodyLog.FileName));
        if (nobodyNamed)
        {
            (data, raw) = (new Redaction(secret, Redaction.Cut(data, raw)).Of(data), []);
            custody = Redaction.Custody(custody);
        }

        var name = nobodyNamed ? "dossier-public" : "dossier";
        var partial = Path.Combine(casePath, "." + name + ".partial");
        var (folder, zip) = (Path.Combine(casePath, name), Path.Combine(casePath, name + ".zip"));
        Delete(partial);
        Directory.CreateDirectory(partial);
        try
        {
            DossierSeal.Write(partial, data, raw, result, protocol, custody, who, keys, threads, stamp);
            Pack(partial, zip + ".partial");
            Delete(folder);
            Directory.Move(partial, folder);
            File.Move(zip + ".partial", zip, overwrite: true);
        }
        finally
        {
            Delete(partial);
        }

        return (folder, zip);
    }

    /// <summary>
    /// Runs the protocol of a case over its own posts again; its signals too if the side files that they read are given (none, where
    /// the case had none), and without them where no list is.
    /// </summary>
    internal static (CaseResult Result, Analysis Analysis) Replay(
        StoredCase stored,
        int threads,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation,
        IReadOnlyList<SideFile>? lists = null
    )
    {
        var options = StoredOptions.Read(stored.Options) with { Threads = threads };
        var analysis = new Analysis(options, stored, new NoSink(), TimeProvider.System, progress);
        var side = lists is not null && options.SideFiles.Count == lists.Count ? SideInputs.Read(lists) : null;
        var sources = side is null ? stored.Sources : SignalPart.WithoutSide(stored.Sources, stored.Options["lists"]);
        var result = analysis.Run(stored.Records(), () => sources, stored.Collection, side, cancellation);
        // Damage of a source is seen only while its bytes are read.
        var damage = stored.Limits.Where(l => result.Sources.Any(s => l.StartsWith($"{s.Name}: ", StringComparison.Ordinal)));
        result = result with { Limits = [.. result.Limits, .. damage] };
        return
            side is null || result.Sources.Select(s => s.Sha256).SequenceEqual(stored.Sources.Select(s => s.Sha256), StringComparer.Ordinal)
            ? (result, analysis)
            : throw new InputException(
                $"The files given with --list are not those of the case: {string.Join(", ", options.SideFiles.Select(f => $"{f.Kind}={f.Path}"))}. Name the same files, or none."
            );
    }

    // What is sealed must be what the case shows: a case whose files were edited by hand is refused.
    private static void RequireUnchanged(string casePath, CaseResult result, StoredCase stored)
    {
        foreach (
            var exporter in Catalog.Exporters.Where(e =>
                e.FileName is "edges.csv" or "accounts.csv" or "communities.csv" or "findings.jsonl"
            )
        )
        {
            using var expected = new MemoryStream();
            exporter.Write(result, stored, expected);
            string Shown(byte[] bytes) => result.Signals.Count > 0 ? Encoding.UTF8.GetString(bytes) : Sealed(exporter.FileName, bytes);
            if (Shown(expected.ToArray()) != Shown(Read(casePath, exporter.FileName)))
            {
                throw new CaseFolderException(
                    $"{exporter.FileName} of '{casePath}' is not what its posts give: it was changed after the run. Investigate the sources again."
                );
            }
        }
    }

    // Where signals read side files that are not at hand any more, they are not sealed: their column and findings are passed over.
    private static string Sealed(string file, byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        return string.Join(
            '\n',
            file switch
            {
                "accounts.csv" => lines.Select(l => l[..Math.Max(0, l.LastIndexOf(','))]),
                "findings.jsonl" => lines.Where(l => !l.Contains("\"rung\":2", StringComparison.Ordinal)),
                _ => lines,
            }
        );
    }

    private static IReadOnlyList<Claim> Claims(string casePath)
    {
        var path = Path.Combine(casePath, ClaimsFile.FileName);
        return File.Exists(path) ? ClaimsFile.Parse(File.ReadAllText(path)) : [];
    }

    private static byte[] Key(string casePath, string? given)
    {
        var path = given ?? Path.Combine(casePath, KeyFile);
        if (given is null && !File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(path, options);
            writer.Write(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Pseudonyms.KeyBytes)) + "\n");
        }

        try
        {
            var key = Convert.FromHexString(File.ReadAllText(path).Trim());
            return key.Length == Pseudonyms.KeyBytes
                ? key
                : throw new InputException($"'{path}' is no pseudonym key: expected {2 * Pseudonyms.KeyBytes} hexadecimal digits.");
        }
        catch (Exception e) when (e is FormatException or FileNotFoundException)
        {
            throw new InputException($"'{path}' is no pseudonym key: expected a file of {2 * Pseudonyms.KeyBytes} hexadecimal digits.", e);
        }
    }

    private static void Pack(string folder, string zip)
    {
        using var package = new FolderPackage(folder);
        using var output = File.Create(zip);
        CanonicalZip.Write(package, output);
        output.Flush(flushToDisk: true);
    }

    private static byte[] Read(string casePath, string name)
    {
        var path = Path.Combine(casePath, name);
        return File.Exists(path)
            ? File.ReadAllBytes(path)
            : throw new CaseFolderException($"'{casePath}' has no {name}; an earlier version made it. Investigate the sources again.");
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class NoSink : IRejectionSink
    {
        public void Reject(Rejection rejection) { }
    }
}
