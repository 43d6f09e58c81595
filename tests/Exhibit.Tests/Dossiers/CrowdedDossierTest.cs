using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Exhibit.Coordination;
using Exhibit.Evidence;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Dossiers;

/// <summary>
/// A ring that also shares what more than 100,000 others share within the hour: that block is not compared pair by pair, the
/// dossier states how many there were, both verifiers leave the same one out, and the public level does not quote it.
/// </summary>
public sealed class CrowdedDossierTest : IDisposable
{
    private const string Crowd = "https://crowd.example.invalid/everybody-was-here";

    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-crowd-").FullName;

    [Fact]
    public void WhatIsLeftOutIsCarriedThrough()
    {
        var posts = Path.Combine(folder, "posts.csv");
        File.WriteAllText(posts, World());
        using var made = new TempCase(
            new AnalysisOptions
            {
                Threads = 2,
                Controls = false,
                Traces = ["co-link"],
            },
            posts
        );
        var family = made.Result.Families[0];
        Assert.Equal(1, family.BlocksLeftOut);
        var edge = made.Result.Edges.First(e => e.Tier != Exhibit.Model.Tier.None);
        Assert.Equal((15, 14), (edge.ObjectsShared, edge.ObjectsTested));
        Assert.Contains(made.Result.Limits, l => l.Contains("everybody-was-here", StringComparison.Ordinal));

        Assert.Equal(0, Shell.Run("seal", made.Path, "--pseudonym-key", SmallDossier.PseudonymKey()).Code);
        var dossier = Path.Combine(made.Path, "dossier");
        var stated = JsonNode.Parse(File.ReadAllText(Path.Combine(dossier, "data", "dossier.json")))!["testable_accounts"]!;
        Assert.Equal((1, family.PairsLeftOut), ((int)stated[0]!["blocks_left_out"]!, (long)stated[0]!["pairs_left_out"]!));
        Assert.Equal((0, ""), Outside.Run("python3", dossier, "-I", "check.py") is var r ? (r.Code, r.Error) : default);

        var copy = SmallDossier.Copy(dossier);
        Twins.Head(copy, h => h["testable_accounts"]![0]!["blocks_left_out"] = 0);
        SmallDossier.Rewrite(copy);
        var ours = Shell.Run("verify", copy);
        var theirs = Outside.Run("python3", copy, "-I", "check.py");
        Assert.Equal(((int)VerifyFailure.NumberMismatch, (int)VerifyFailure.NumberMismatch), (ours.Code, theirs.Code));
        foreach (var error in new[] { ours.Error, theirs.Error })
        {
            Assert.Contains(
                "NumberMismatch: in data/dossier.json, expected at least 1 blocks_left_out and",
                error,
                StringComparison.Ordinal
            );
        }

        // A check.py that compares the crowded block too finds other counts: the rule is what makes them agree.
        var blind = Path.Combine(folder, "blind.py");
        File.WriteAllText(
            blind,
            File.ReadAllText(Path.Combine(dossier, "check.py")).Replace("CROWDED = 100000", "CROWDED = 1000000", StringComparison.Ordinal)
        );
        Assert.Equal((int)VerifyFailure.NumberMismatch, Outside.Run("python3", folder, "-I", blind, dossier).Code);

        Assert.Equal(0, Shell.Run("seal", made.Path, "--public").Code);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(made.Path, "dossier-public"), "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain("everybody-was-here", File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string World()
    {
        var random = new SplitMix64(5);
        var text = new StringBuilder("user_id,created_at,text,url\n");
        for (var i = 0; i < 14; i++)
        {
            for (var ring = 0; ring < 3; ring++)
            {
                Row(text, $"ring{ring}", (i * 50_000) + 600 + random.Next(25), $"https://ring.example.invalid/{i}");
            }
        }

        for (var i = 0; i < 400; i++)
        {
            Row(text, $"n{random.Next(40)}", random.Next(700_000), $"https://www.example.invalid/p{random.Next(40)}");
        }

        for (var fan = 0; fan < WindowSpec.DefaultMostSharers; fan++)
        {
            Row(text, $"fan{fan}", random.Next(3_600), Crowd);
        }

        for (var ring = 0; ring < 3; ring++)
        {
            Row(text, $"ring{ring}", 1_200 + ring, Crowd);
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string account, int second, string url)
    {
        var time = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(second);
        text.Append(CultureInfo.InvariantCulture, $"{account},{time:yyyy-MM-dd'T'HH:mm:ss'Z'},,{url}\n");
    }
}
