using System.Text.Json.Nodes;
using Exhibit.Evidence;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Dossiers;

/// <summary>The annex: openssl opens it with either recipient's key, and every commitment of the dossier is proven by it.</summary>
public sealed class AnnexTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-annex-").FullName;

    [Fact]
    public void EitherRecipientOpensItAndEveryCommitmentHolds()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, SmallWorld.File());
        Certificate("court", "rsa:2048");
        Certificate("expert", "rsa:2048");
        var (code, output, error) = Shell.Run(
            "seal",
            made.Path,
            "--public",
            "--annex-to",
            At("court.pem"),
            At("expert.pem"),
            "--pseudonym-key",
            SmallDossier.PseudonymKey()
        );
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("the annex, encrypted to 2", output, StringComparison.Ordinal);
        var (dossier, envelope) = (Path.Combine(made.Path, "dossier-public"), Path.Combine(made.Path, "dossier-public-annex.cms"));
        Assert.DoesNotContain("ring0", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(envelope)), StringComparison.Ordinal);
        Assert.Contains(
            "aes-256-cbc",
            Outside.Run("openssl", folder, "cms", "-cmsout", "-print", "-inform", "DER", "-in", envelope).Output,
            StringComparison.Ordinal
        );
        foreach (var recipient in new[] { "court", "expert" })
        {
            Assert.Equal(0, Open(envelope, recipient, "annex.json").Code);
            var verified = Shell.Run("verify", dossier, "--annex", At("annex.json"));
            Assert.Equal((0, ""), (verified.Code, verified.Error));
            Assert.Contains(
                "Annex: 4 identities; 56 records and 1 sources are what the dossier commits to; 56 records show their account and time in plain sight.",
                verified.Output,
                StringComparison.Ordinal
            );
        }

        Certificate("stranger", "rsa:2048");
        Assert.NotEqual(0, Open(envelope, "stranger", "none.json").Code);
        ByHand(dossier);
        TwinsAreCaught(dossier);
    }

    // The commands of docs/dossier-format.md, as they stand there.
    private void ByHand(string dossier)
    {
        var page = File.ReadAllText(Path.Combine(RealData.Repository, "docs", "dossier-format.md"));
        var command = page.Split('\n').Single(l => l.StartsWith("python3 -c \"import json,hashlib,base64,csv;", StringComparison.Ordinal));
        var script = command["python3 -c \"".Length..^1];
        File.Copy(At("annex.json"), Path.Combine(Path.GetDirectoryName(dossier)!, "annex.json"), overwrite: true);
        var (code, output, error) = Outside.Run(
            "python3",
            Path.GetDirectoryName(dossier)!,
            "-c",
            script.Replace("DOSSIER", "dossier-public", StringComparison.Ordinal)
        );
        Assert.Equal((0, ""), (code, error));
        Assert.Equal("56 of 56\n", output);
    }

    private void TwinsAreCaught(string dossier)
    {
        foreach (
            var (failure, tamper) in new (VerifyFailure, Action<JsonNode>)[]
            {
                (VerifyFailure.RecordMismatch, j => j["records"]![3]!["raw"] = Convert.ToBase64String("other words"u8)),
                (VerifyFailure.RecordMismatch, j => j["records"]![3]!["salt"] = new string('0', 32)),
                (VerifyFailure.SourcesMismatch, j => j["sources"]![0]!["sha256"] = new string('0', 64)),
                (VerifyFailure.NumberMismatch, j => j["accounts"]![0]!["pseudonym"] = new string('0', 20)),
                (VerifyFailure.DigestMismatch, j => j["tagmanifest_sha256"] = new string('0', 64)),
                (VerifyFailure.MalformedFile, j => j["records"]![3]!["record"] = 100_000),
                (VerifyFailure.MalformedFile, j => j.AsObject().Remove("sources")),
            }
        )
        {
            var annex = JsonNode.Parse(File.ReadAllText(At("annex.json")))!;
            tamper(annex);
            File.WriteAllText(At("twin.json"), annex.ToJsonString());
            Assert.Equal((int)failure, Shell.Run("verify", dossier, "--annex", At("twin.json")).Code);
        }
    }

    [Fact]
    public void OnlyRsaCertificatesAreTaken()
    {
        Outside.Run("openssl", folder, "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "curve.key");
        Outside.Run("openssl", folder, "req", "-x509", "-new", "-key", "curve.key", "-subj", "/CN=curve", "-out", "curve.pem");
        Assert.Contains(
            "holds a key that is not RSA",
            Shell.Run("seal", SmallCase.Run.Copy(), "--public", "--annex-to", At("curve.pem")).Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is no certificate",
            Shell.Run("seal", SmallCase.Run.Copy(), "--public", "--annex-to", At("curve.key")).Error,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name) => Path.Combine(folder, name);

    private void Certificate(string name, string key) =>
        Assert.Equal(
            0,
            Outside
                .Run(
                    "openssl",
                    folder,
                    "req",
                    "-x509",
                    "-newkey",
                    key,
                    "-nodes",
                    "-subj",
                    $"/CN={name}",
                    "-days",
                    "30",
                    "-keyout",
                    name + ".key",
                    "-out",
                    name + ".pem"
                )
                .Code
        );

    private (int Code, string Output, string Error) Open(string envelope, string recipient, string to) =>
        Outside.Run(
            "openssl",
            folder,
            "cms",
            "-decrypt",
            "-binary",
            "-inform",
            "DER",
            "-in",
            envelope,
            "-recip",
            recipient + ".pem",
            "-inkey",
            recipient + ".key",
            "-out",
            to
        );
}
