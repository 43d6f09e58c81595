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
        SealChoices? chosen = null
    )
    {
        var choices = chosen ?? new SealChoices();
        using var held = CaseFolder.Hold(casePath);
        using var stored = StoredCase.Open(casePath);
        RequireVersion(casePath, stored);
        var (result, analysis) = Replay(stored, threads, progress, cancellation, choices.Lists);
        RequireUnchanged(casePath, result, stored);
        result = result.Signals.Count == 0 ? SignalPart.LeaveOut(result) : result;
        var secret = Key(casePath, pseudonymKey);
        progress?.Report(new StageProgress("seal", 0, 0, ""));
        var records = choices.All ? AllRecords(choices.Sources, stored, result) : stored.RawRecords;
        var (data, raw) = new DossierBuilder(result, analysis.Traces, stored, records) { AllRecords = choices.All }.Build(
            new Pseudonyms(secret),
            Claims(casePath),
            threads,
            cancellation
        );
        data = data with { Head = data.Head with { Date = choices.Date }, Answers = Answers(casePath, result, data) };
        var custody = Read(casePath, CustodyLog.FileName);
        Annexed? annexed = null;
        if (choices.Public)
        {
            (data, raw, annexed) = Withhold(stored, secret, data, raw, choices);
            custody = Redaction.Custody(custody);
        }

        var (folder, zip) = (Path.Combine(casePath, choices.FolderName), Path.Combine(casePath, choices.FolderName + ".zip"));
        var partial = Path.Combine(casePath, "." + choices.FolderName + ".partial");
        Delete(partial);
        Directory.CreateDirectory(partial);
        try
        {
            DossierSeal.Write(partial, data, raw, result, Read(casePath, Protocol.FileName), custody, who, keys, threads, choices.Stamp);
            Pack(partial, zip + ".partial");
            if (choices.AnnexTo.Count > 0 && annexed is { } a)
            {
                var content = Annex.Of(a.Named, a.Raw, a.Redaction, File.ReadAllBytes(Path.Combine(partial, Bag.TagManifest)));
                WholeFile.Write(AnnexPath(folder), stream => stream.Write(AnnexFile.Encrypt(content, choices.AnnexTo)));
            }

            Delete(folder);
            Directory.Move(partial, folder);
            File.Move(zip + ".partial", zip, overwrite: true);
        }
        finally
        {
            Delete(partial);
            File.Delete(zip + ".partial");
        }

        return (folder, zip);
    }

    /// <summary>Where the annex of a dossier's folder lies.</summary>
    internal static string AnnexPath(string folder) => folder + "-annex.cms";

    /// <summary>Whether sealing, or what follows it, writes an entry of this name into a case folder: all of it shows accounts.</summary>
    internal static bool Writes(string name) =>
        new[] { "dossier", "dossier-public", "dossier-mixed" }.Any(d =>
            name == d || name == d + ".zip" || name == d + ".pdf" || name == AnnexPath(d)
        ) || Catalog.Exchanges.Any(e => name == "network." + e.Extension);

    /// <summary>Refuses a case of another version: its rule may differ.</summary>
    /// <exception cref="CaseFolderException">It is one.</exception>
    internal static void RequireVersion(string casePath, StoredCase stored)
    {
        if (stored.Version != Analysis.Version)
        {
            throw new CaseFolderException(
                $"'{casePath}' was made by Exhibit {stored.Version}, this is {Analysis.Version}: the rule may differ. Investigate the sources again."
            );
        }
    }

    private readonly record struct Annexed(DossierData Named, IReadOnlyList<byte[]> Raw, Redaction Redaction);

    private static (DossierData Data, byte[] Raw, Annexed Annexed) Withhold(
        StoredCase stored,
        byte[] secret,
        DossierData data,
        byte[] raw,
        SealChoices choices
    )
    {
        var cut = Redaction.Cut(data, raw);
        var named = choices.Named.Select(n => Number(data, n)).ToHashSet();
        var disclosure = Withholding.Of(data, named, stored.Names, stored.SaidBy);
        Withholding.RequireUnnamed(data, disclosure);
        var redaction = new Redaction(secret, cut, named.Count == 0 ? null : disclosure);
        return (redaction.Of(data), redaction.Raw(data), new Annexed(data, cut, redaction));
    }

    private static int Number(DossierData data, string name)
    {
        var found = Enumerable
            .Range(0, data.Accounts.Count)
            .Where(i =>
                data.Accounts[i].Named
                && new AccountAnswer(name, "", "", "").IsOf(data.Accounts[i].Platform, data.Accounts[i].Id, data.Accounts[i].Handle)
            )
            .ToArray();
        return found is [var one]
            ? one
            : throw new InputException(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"--name '{name}' is {found.Length} of the accounts that findings of this dossier are about. Expected one: an id, a handle or platform:id, as accounts.csv shows them."
                )
            );
    }

    private static IReadOnlyDictionary<long, byte[]> AllRecords(IReadOnlyList<string> paths, StoredCase stored, CaseResult result)
    {
        var all = stored.Fetch(DossierBuilder.Cited(result, all: true));
        var total = all.Sum(p => (long)Math.Max(0, p.Value.Provenance.Length));
        if (total > PackageLimits.FileBytes)
        {
            throw new InputException(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"--all would put {total:N0} bytes of records into one file; a dossier's files end at {PackageLimits.FileBytes:N0}. Seal without --all."
                )
            );
        }

        var cut = RawRecords.Cut(paths, stored.Sources, all.Select(p => (p.Key, p.Value.Provenance)));
        var missing = all.Count(p => p.Value.Provenance.Offset >= 0 && !cut.ContainsKey(p.Key));
        return missing == 0
            ? cut
            : throw new InputException(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"--sources lacks files of this case: {missing:N0} records are not in them. Name every source, as it was given to investigate."
                )
            );
    }

    private static DossierAnswer[] Answers(string casePath, CaseResult result, DossierData data)
    {
        var answers = AnswersFile.Of(casePath);
        if (answers.FirstOrDefault(x => !result.Accounts.Any(a => x.IsOf(a.Platform, a.Id, a.Handle))) is { } lost)
        {
            throw new InputException(
                $"{AnswersFile.FileName} holds an answer of '{lost.Account}', which is no account of the case. Expected an id, a handle or platform:id, as accounts.csv shows them."
            );
        }

        // An account whose findings are left out of the dossier has no page there for its answer.
        return
        [
            .. data.Accounts.SelectMany(
                (a, i) =>
                    answers
                        .Where(x => a.Named && x.IsOf(a.Platform, a.Id, a.Handle))
                        .Select(x => new DossierAnswer(i, x.Date, x.How, x.Text))
            ),
        ];
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
        var analysis = new Analysis(options, stored, new NoSink(), TimeProvider.System, progress)
        {
            FurtherLimits = ForgetActs.Sentences(stored.Folder),
        };
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
