using System.Text;
using Exhibit.Dossiers;
using Exhibit.Dossiers.Observations;
using Exhibit.Evidence;
using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Signals.Inputs;
using Exhibit.Stores.DuckDb;

namespace Exhibit.Cli;

/// <summary>Runs a dossier's protocol over the full sources again and holds the dossier against what comes out.</summary>
internal static class SourcesCheck
{
    /// <exception cref="VerifyException">The sources give another dossier.</exception>
    internal static void Run(
        IPackage package,
        DossierVerdict verdict,
        IReadOnlyList<string> paths,
        string? pseudonymKey,
        IReadOnlyList<SideFile> lists,
        int threads,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation
    )
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-verify-").FullName;
        try
        {
            var options = DossierRebuild.Options(verdict.Data.Head) with { Threads = threads };
            options = options with { SideFiles = Lists(options.SideFiles, lists, verdict.Data.Head.SignalsLeftOut) };
            using (var store = new DuckDbPostStore(Path.Combine(folder, "posts.duckdb")))
            {
                var analysis = new Analysis(options, store, new NoSink(), TimeProvider.System, progress);
                var result = analysis.Run(paths, cancellation);
                if (verdict.Data.Head.Level == DossierHead.NamedLevel)
                {
                    Sources(verdict.Data.Sources, result.Sources);
                }
                else if (pseudonymKey is null)
                {
                    throw new InputException(
                        "A public dossier can be held against its sources only with its key. Name it with --pseudonym-key."
                    );
                }

                // A side file may lie under another name now; what it holds is compared by digest.
                result = result with
                {
                    Options = verdict.Data.Head.Options,
                };
                if (verdict.Data.Head.SignalsLeftOut)
                {
                    result = SignalPart.LeaveOut(result);
                }

                var stated = verdict.Data;
                var posts = DossierBuilder.Cited(result, stated.Head.AllRecords);
                var raw = RawRecords.Cut(paths, result.Sources, store.Fetch(posts).Select(p => (p.Key, p.Value.Provenance)));
                var key = pseudonymKey is null
                    ? new byte[Pseudonyms.KeyBytes]
                    : Convert.FromHexString(File.ReadAllText(pseudonymKey).Trim());
                var (data, bytes) = new DossierBuilder(result, analysis.Traces, store, raw) { AllRecords = stated.Head.AllRecords }.Build(
                    new Pseudonyms(key),
                    verdict.Data.Claims,
                    threads,
                    cancellation
                );
                data = data with { Head = data.Head with { Date = stated.Head.Date }, Answers = stated.Answers };
                if (stated.Head.Level != DossierHead.NamedLevel)
                {
                    (data, bytes) = Withheld(data, bytes, stated, key, store);
                }

                DossierSeal.WriteBase(Path.Combine(folder, "base"), data, bytes);
            }

            using var expected = new FolderPackage(Path.Combine(folder, "base"));
            foreach (var file in expected.Files)
            {
                Same(
                    package.Read(file, PackageLimits.FileBytes),
                    expected.Read(file, PackageLimits.FileBytes),
                    file,
                    pseudonymKey is not null
                );
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // What the same choice of names withholds; answers are taken as stated, as claims are.
    private static (DossierData Data, byte[] Raw) Withheld(
        DossierData data,
        byte[] bytes,
        DossierData stated,
        byte[] key,
        DuckDbPostStore store
    )
    {
        var named = Enumerable.Range(0, stated.Accounts.Count).Where(i => stated.Accounts[i].Id.Length > 0).ToHashSet();
        named.RemoveWhere(i => i >= data.Accounts.Count);
        var disclosure = named.Count == 0 ? null : Withholding.Of(data, named, store.Names, store.SaidBy);
        var redaction = new Redaction(key, Redaction.Cut(data, bytes), disclosure);
        return (redaction.Of(data) with { Answers = stated.Answers }, redaction.Raw(data));
    }

    private static IReadOnlyList<SideFile> Lists(IReadOnlyList<SideFile> stated, IReadOnlyList<SideFile> given, bool leftOut) =>
        leftOut || stated.Count == 0 ? []
        : given.Count > 0 ? given
        : throw new InputException(
            $"Signals of this dossier read files beside the posts: {string.Join(", ", stated.Select(f => $"{f.Kind}={f.Path}"))}. Name them again with --list KIND=FILE."
        );

    private static void Sources(IReadOnlyList<SourceFile> stated, IReadOnlyList<SourceFile> found)
    {
        foreach (var (s, f) in stated.Zip(found))
        {
            if (s.Sha256 != f.Sha256)
            {
                throw new VerifyException(
                    VerifyFailure.SourcesMismatch,
                    DossierFiles.Sources,
                    $"'{s.Name}' with SHA-256 {s.Sha256}",
                    $"'{f.Name}' with {f.Sha256}"
                );
            }
        }
    }

    private static void Same(byte[] stated, byte[] given, string file, bool pseudonyms)
    {
        var blind = file == DossierFiles.Accounts && !pseudonyms;
        var (left, right) = (Lines(stated, blind), Lines(given, blind));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            if (i >= left.Length || i >= right.Length || left[i] != right[i])
            {
                throw new VerifyException(
                    VerifyFailure.SourcesMismatch,
                    FormattableString.Invariant($"{file}, line {i + 1}"),
                    $"'{Short(right, i)}', as the sources give",
                    $"'{Short(left, i)}'"
                );
            }
        }
    }

    // Without the key the pseudonyms, second column of the accounts, cannot be computed; everything else can.
    private static string[] Lines(byte[] bytes, bool blind)
    {
        var lines = Encoding.Latin1.GetString(bytes).Split('\n');
        return blind ? [.. lines.Select(l => string.Join(',', l.Split(',').Where((_, i) => i != 1)))] : lines;
    }

    private static string Short(string[] lines, int i) =>
        i >= lines.Length ? "the end of the file" : new([.. lines[i].Take(100).Select(c => c is >= ' ' and <= '~' ? c : '?')]);

    private sealed class NoSink : IRejectionSink
    {
        public void Reject(Rejection rejection) { }
    }
}
