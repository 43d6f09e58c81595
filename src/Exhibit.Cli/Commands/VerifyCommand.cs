using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Exhibit.Dossiers;
using Exhibit.Evidence;
using Exhibit.Model;
using Exhibit.Readers;

namespace Exhibit.Cli.Commands;

/// <summary>exhibit verify PATH: whole, by whom, and every number again.</summary>
internal sealed class VerifyCommand : ICliCommand
{
    public string Name => "verify";

    public Command Build(TextWriter output, TextWriter error)
    {
        var path = new Argument<string>("path") { Description = "A dossier: its folder or its zip." };
        var trust = new Option<string[]>("--trust")
        {
            Description = "Public key (PEM) that must have signed; of several, one must have.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var sources = new Option<string[]>("--sources")
        {
            Description = "The full sources, as they were given to investigate: runs the whole protocol again and compares.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var lists = new Option<string[]>("--list")
        {
            Description = "With --sources: KIND=FILE, the files beside the posts that signals read.",
            DefaultValueFactory = _ => [],
        };
        var pseudonym = new Option<string?>("--pseudonym-key")
        {
            Description = "With --sources: the key that names bystanders, to check their names too.",
        };
        var annex = new Option<string?>("--annex")
        {
            Description = "The decrypted annex of a public or mixed dossier: held against its commitments.",
        };
        var threads = new Option<int>("--threads") { Description = "Threads.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var json = new Option<bool>("--json") { Description = "Print the verdict as JSON." };
        var command = new Command(
            Name,
            "Verify a dossier: integrity, signatures, and every number recomputed from its data. Exit codes are in docs/dossier-format.md.\n\nExample:\n  exhibit verify dossier.zip --trust newsroom.pub"
        )
        {
            path,
            trust,
            sources,
            lists,
            pseudonym,
            annex,
            threads,
            json,
        };
        command.SetAction(parsed =>
            CommandLine.Guard(
                error,
                cancellation =>
                {
                    var trusted = new List<PublicKey>();
                    try
                    {
                        trusted.AddRange(parsed.GetValue(trust)!.Select(ReadKey));
                        using var package = Packages.Open(parsed.GetValue(path)!);
                        var verdict = DossierCheck.Run(package, trusted, parsed.GetValue(threads));
                        var full = parsed.GetValue(sources)!;
                        if (full.Length > 0)
                        {
                            using var progress = ProgressLine.ForTerminal(error);
                            SourcesCheck.Run(
                                package,
                                verdict,
                                full,
                                parsed.GetValue(pseudonym),
                                InvestigateOptions.SideFiles(parsed.GetValue(lists)!),
                                parsed.GetValue(threads),
                                progress,
                                cancellation
                            );
                            progress?.Clear();
                        }

                        var disclosed = parsed.GetValue(annex) is { } file ? Annex.Check(package, verdict.Data, ReadAnnex(file)) : null;
                        if (parsed.GetValue(json))
                        {
                            output.WriteLine(Json(verdict, trusted.Count > 0, full.Length > 0, disclosed).ToJsonString());
                        }
                        else
                        {
                            Print(verdict, trusted.Count > 0, full.Length > 0, output);
                            Print(disclosed, output);
                        }

                        return ExitCodes.Ok;
                    }
                    catch (VerifyException e)
                    {
                        error.WriteLine($"exhibit: {Plain.Line(e.Message)}");
                        return (int)e.Failure;
                    }
                    catch (OutOfMemoryException)
                    {
                        error.WriteLine(
                            "exhibit: Oversized: in the dossier, expected tables that fit the verifier's memory, found larger ones."
                        );
                        return (int)VerifyFailure.Oversized;
                    }
                    finally
                    {
                        trusted.ForEach(k => k.Dispose());
                    }
                }
            )
        );
        return command;
    }

    private static PublicKey ReadKey(string path) =>
        File.Exists(path)
            ? PublicKey.Read(File.ReadAllBytes(path), Path.GetFileName(path))
            : throw new VerifyException(VerifyFailure.KeyUnknown, "--trust", "a PEM public key", $"no file '{path}'");

    private static byte[] ReadAnnex(string path) =>
        File.Exists(path)
            ? File.ReadAllBytes(path)
            : throw new InputException($"--annex '{path}' does not exist. Expected the annex as openssl cms -decrypt writes it.");

    private static void Print(DossierVerdict verdict, bool trusted, bool full, TextWriter output)
    {
        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        var result = verdict.Rebuilt.Result;
        Line($"Whole: {verdict.Files} files, every one as listed.");
        output.WriteLine(
            trusted ? $"Signed by a trusted key; signatures of {string.Join(", ", verdict.Signers)}."
            : verdict.Signers.Count > 0
                ? $"Signed by {string.Join(", ", verdict.Signers)}; signer not established: name a key with --trust."
            : "Unsigned; signer not established. Whoever rewrote all of it would not be detected."
        );
        if (verdict.Time is { } time)
        {
            Line(
                $"Time token of {time.Time:yyyy-MM-dd'T'HH:mm:ss'Z'} by {Plain.Line(time.Authority)}; authority not established, see FORMAT.md for openssl ts."
            );
        }

        foreach (var family in result.Families)
        {
            Line(
                family.Evidence == EvidenceKind.Timing
                    ? (FormattableString)
                        $"W = {family.WindowSeconds} s: m = {family.M} tests, threshold {family.Threshold:0.000e+0}, from the counts of {family.PairsCoSharing} pairs."
                    : $"{family.Name}: threshold {family.Threshold:0.000e+0} from the stated m = {family.M} tests; {verdict.Rebuilt.GroupTests.Count(t => t.Kind == KindOf(verdict, family))} of them, those of cited accounts, recomputed."
            );
        }

        Line(
            $"Recomputed: {result.Edges.Count} pairs with {result.Edges.Sum(e => e.Trials.Count)} trials, {result.Edges.Count(e => e.Tier == Tier.Strong)} strong, {result.Edges.Count(e => e.Tier == Tier.Indicated)} indicated; {result.Communities.Count} communities; {result.Findings.Count} findings. All as stated."
        );
        Line(
            $"Materials: {verdict.Data.Records.Count} records with their digests; {verdict.RecordsShown} of {verdict.RecordsWithBytes} show account and time in plain sight."
        );
        Line(
            verdict.Data.Head.SignalsLeftOut
                ? (FormattableString)$"Observations on rung 2 (signals) are left out of this dossier."
                : $"Rung 2: {verdict.Data.Signals.Findings.Count} observations of signals; threshold and verdict of each recomputed, p of {verdict.Data.Signals.Followed} from the figures beside it."
        );
        if (!verdict.TextsCompared)
        {
            Line($"Texts were not compared: version {verdict.Data.Head.Version} sealed the dossier, this is {Analysis.Version}.");
        }

        output.WriteLine(
            full
                ? "From the full sources the same protocol gives the same dossier."
                : "Not checked, for want of the full sources: that the tables hold all traces of these accounts, the counts of all other pairs, accounts and tests, the controls, the figures of signals and every other p of theirs. See --sources."
        );
    }

    private static void Print(AnnexVerdict? annex, TextWriter output)
    {
        if (annex is not null)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Annex: {annex.Accounts} identities; {annex.Records} records and {annex.Sources} sources are what the dossier commits to; {annex.InPlainSight} records show their account and time in plain sight."
                )
            );
        }
    }

    private static string KindOf(DossierVerdict verdict, TestFamily family) =>
        verdict.Data.GroupFacts.First(f => f.Evidence == family.Evidence).Kind;

    private static JsonObject Json(DossierVerdict verdict, bool trusted, bool full, AnnexVerdict? annex) =>
        new()
        {
            ["verdict"] = "as stated",
            ["signer_established"] = trusted,
            ["signers"] = new JsonArray([.. verdict.Signers.Select(s => JsonValue.Create(s))]),
            ["files"] = verdict.Files,
            ["edges"] = verdict.Rebuilt.Result.Edges.Count,
            ["findings"] = verdict.Rebuilt.Result.Findings.Count,
            ["observations"] = verdict.Data.Signals.Findings.Count,
            ["signals_left_out"] = verdict.Data.Head.SignalsLeftOut,
            ["records"] = verdict.Data.Records.Count,
            ["records_in_plain_sight"] = verdict.RecordsShown,
            ["from_full_sources"] = full,
            ["annex"] = annex is null
                ? null
                : new JsonObject
                {
                    ["accounts"] = annex.Accounts,
                    ["records"] = annex.Records,
                    ["sources"] = annex.Sources,
                    ["records_in_plain_sight"] = annex.InPlainSight,
                },
        };
}
