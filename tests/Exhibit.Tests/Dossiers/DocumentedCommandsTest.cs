using System.Text.Json.Nodes;
using Exhibit.Evidence;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Dossiers;

/// <summary>The commands of docs/dossier-format.md, run as they stand there.</summary>
public sealed class DocumentedCommandsTest : IDisposable
{
    private readonly string copy = SmallDossier.Copy(SmallDossier.Folder);

    [Fact]
    public void ManifestsAndSignatureByPublicToolsAlone()
    {
        File.WriteAllText(Path.Combine(copy, "trusted.pub"), SmallDossier.Key.Public.Pem);
        foreach (var start in new[] { "sha256sum -c tag", "python3 -c \"import json,base64;", "openssl dgst " })
        {
            var (code, output, _) = Outside.Run("sh", copy, "-c", Line(start));
            Assert.True(code == 0, $"{start}: {output}");
        }
    }

    // What cosign's verify-blob-attestation reads: one DSSE envelope over an in-toto statement that names the blob's digest.
    [Fact]
    public void TheSealIsABlobAttestation()
    {
        var line = Line("cosign verify-blob-attestation --key trusted.pub --signature").Split(' ');
        var envelope = JsonNode.Parse(File.ReadAllText(Path.Combine(copy, line[Array.IndexOf(line, "--signature") + 1])))!;
        Assert.Equal("application/vnd.in-toto+json", (string)envelope["payloadType"]!);
        var statement = JsonNode.Parse(Convert.FromBase64String((string)envelope["payload"]!))!;
        Assert.StartsWith("https://in-toto.io/Statement/", (string)statement["_type"]!, StringComparison.Ordinal);
        Assert.Equal(line[Array.IndexOf(line, "--type") + 1], (string)statement["predicateType"]!);
        var blob = Digest.Of(File.ReadAllBytes(Path.Combine(copy, line[^1])));
        Assert.Contains(statement["subject"]!.AsArray(), s => (string)s!["digest"]!["sha256"]! == blob);
    }

    // A verifier that is not ours: sigstore's library, over the bundle that the documented line makes.
    [Fact]
    public void SigstoresLibraryTakesTheSealAndRefusesItsTwins()
    {
        var key = Path.Combine(copy, "trusted.pub");
        File.WriteAllText(key, SmallDossier.Key.Public.Pem);
        var seal = Path.Combine(copy, Bag.Seal);
        var (code, output, error) = Sigstore(seal, key, Path.Combine(copy, "by-script.json"));
        Assert.Equal((0, ""), (code, error));
        Assert.Equal($"verified under {SmallDossier.Key.Public.Id}\n", output);
        Assert.Equal(0, Outside.Run("sh", copy, "-c", Line("python3 -c \"import json;e=")).Code);
        var bundle = Line("cosign verify-blob-attestation --key trusted.pub --bundle").Split(' ') is var words
            ? words[Array.IndexOf(words, "--bundle") + 1]
            : "";
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(File.ReadAllText(Path.Combine(copy, bundle))),
                JsonNode.Parse(File.ReadAllText(Path.Combine(copy, "by-script.json")))
            )
        );

        File.WriteAllText(key, SmallDossier.Other.Public.Pem);
        Refused(seal, key);
        File.WriteAllText(key, SmallDossier.Key.Public.Pem);
        foreach (
            var tamper in new Action<JsonNode>[]
            {
                e =>
                    e["payload"] = Convert.ToBase64String([
                        .. Convert.FromBase64String((string)e["payload"]!).Select(b => b == (byte)'1' ? (byte)'2' : b),
                    ]),
                e => e["payloadType"] = "application/vnd.in-toto.json",
                e => e["signatures"]![0]!["sig"] = Convert.ToBase64String(new byte[71]),
            }
        )
        {
            var envelope = JsonNode.Parse(File.ReadAllText(seal))!;
            tamper(envelope);
            var twin = Path.Combine(copy, "twin.json");
            File.WriteAllText(twin, envelope.ToJsonString());
            Refused(twin, key);
        }
    }

    private static void Refused(string seal, string key)
    {
        var (code, _, error) = Sigstore(seal, key);
        Assert.Equal(1, code);
        Assert.Contains("signature verification failed", error, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Sigstore(params string[] arguments)
    {
        var folder = Path.Combine(RealData.Repository, "tests", "sigstore");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "@sigstore", "verify")))
        {
            Need.Absent("sigstore's library is not installed (npm ci in tests/sigstore)");
        }

        return Outside.Run("node", folder, ["verify.mjs", .. arguments]);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);

    private static string Line(string start) =>
        File.ReadLines(Path.Combine(RealData.Repository, "docs", "dossier-format.md"))
            .Single(l => l.StartsWith(start, StringComparison.Ordinal));
}
