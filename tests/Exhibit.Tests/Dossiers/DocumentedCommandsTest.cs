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
        var line = Line("cosign verify-blob-attestation").Split(' ');
        var envelope = JsonNode.Parse(File.ReadAllText(Path.Combine(copy, line[Array.IndexOf(line, "--signature") + 1])))!;
        Assert.Equal("application/vnd.in-toto+json", (string)envelope["payloadType"]!);
        var statement = JsonNode.Parse(Convert.FromBase64String((string)envelope["payload"]!))!;
        Assert.StartsWith("https://in-toto.io/Statement/", (string)statement["_type"]!, StringComparison.Ordinal);
        Assert.Equal(line[Array.IndexOf(line, "--type") + 1], (string)statement["predicateType"]!);
        var blob = Digest.Of(File.ReadAllBytes(Path.Combine(copy, line[^1])));
        Assert.Contains(statement["subject"]!.AsArray(), s => (string)s!["digest"]!["sha256"]! == blob);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);

    private static string Line(string start) =>
        File.ReadLines(Path.Combine(RealData.Repository, "docs", "dossier-format.md"))
            .Single(l => l.StartsWith(start, StringComparison.Ordinal));
}
