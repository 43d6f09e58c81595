using System.Text.Json.Nodes;
using Exhibit.Cli;
using Exhibit.Evidence;
using Exhibit.Tests.Cli;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Dossiers;

/// <summary>ro-crate-metadata.json has what RO-Crate 1.1 and Process Run Crate 0.5 require, and both verifiers hold it.</summary>
public sealed class RoCrateTest
{
    private const string Name = "ro-crate-metadata.json";

    private static readonly JsonObject[] Graph =
    [
        .. JsonNode.Parse(File.ReadAllText(Path.Combine(SmallDossier.Folder, Name)))!["@graph"]!.AsArray().Select(e => e!.AsObject()),
    ];

    [Fact]
    public void TheDescriptorAndTheRootAreAsTheSpecificationSays()
    {
        var descriptor = Entity(Name);
        Assert.Equal("CreativeWork", (string)descriptor["@type"]!);
        Assert.Equal("https://w3id.org/ro/crate/1.1", (string)descriptor["conformsTo"]!["@id"]!);
        Assert.Equal("./", (string)descriptor["about"]!["@id"]!);
        var root = Entity("./");
        Assert.Equal("Dataset", (string)root["@type"]!);
        Assert.Equal("https://w3id.org/ro/wfrun/process/0.5", (string)root["conformsTo"]!["@id"]!);
        Assert.Equal("CreativeWork", (string)Entity((string)root["conformsTo"]!["@id"]!)["@type"]!);
        Assert.All(new[] { "name", "description", "license" }, p => Assert.NotNull(root[p]));
        // No day of sealing was stated, so it is that of the latest cited record.
        Assert.Equal("2020-01-08", (string)root["datePublished"]!);
    }

    [Fact]
    public void TheRunNamesItsToolItsInputsAndItsResults()
    {
        var run = Entity((string)Entity("./")["mentions"]![0]!["@id"]!);
        Assert.Equal("CreateAction", (string)run["@type"]!);
        var tool = Entity((string)run["instrument"]!["@id"]!);
        Assert.Equal(("SoftwareApplication", Analysis.Version), ((string)tool["@type"]!, (string)tool["softwareVersion"]!));
        Assert.All(new[] { "name", "description" }, p => Assert.NotEqual("", (string)run[p]!));
        Assert.NotEmpty(run["object"]!.AsArray());
        Assert.All(run["result"]!.AsArray(), r => Assert.Equal("File", (string)Entity((string)r!["@id"]!)["@type"]!));
    }

    [Fact]
    public void EveryLinkLeadsToAnEntityAndEveryFileIsListedOnce()
    {
        Assert.Equal(Graph.Length, Graph.Select(e => (string)e["@id"]!).Distinct().Count());
        var links = Graph.SelectMany(e => e).SelectMany(m => m.Value is JsonArray many ? many.ToArray() : [m.Value]).OfType<JsonObject>();
        Assert.All(
            links.Select(l => (string)l["@id"]!).Where(id => !id.StartsWith("http", StringComparison.Ordinal)),
            id => Assert.Contains(Graph, e => (string)e["@id"]! == id)
        );
        var parts = Entity("./")["hasPart"]!.AsArray().Select(p => (string)p!["@id"]!).Order(StringComparer.Ordinal).ToArray();
        using var package = new FolderPackage(SmallDossier.Folder);
        Assert.Equal(
            package.Files.Where(f => f.StartsWith("data/", StringComparison.Ordinal) || f is "index.html" or "check.py" or "FORMAT.md"),
            parts
        );
        Assert.Contains("  " + Name, File.ReadAllText(Path.Combine(SmallDossier.Folder, Bag.TagManifest)), StringComparison.Ordinal);
    }

    [Fact]
    public void BothVerifiersCatchATwin()
    {
        foreach (
            var (failure, tamper) in new (VerifyFailure, Action<string>)[]
            {
                (VerifyFailure.MissingFile, File.Delete),
                (
                    VerifyFailure.TextMismatch,
                    f =>
                        File.WriteAllText(
                            f,
                            File.ReadAllText(f).Replace("\"@type\":\"File\",", "\"@type\":\"Thing\",", StringComparison.Ordinal)
                        )
                ),
                (VerifyFailure.MalformedFile, f => File.WriteAllText(f, "{")),
            }
        )
        {
            var copy = SmallDossier.Copy(SmallDossier.Folder);
            tamper(Path.Combine(copy, Name));
            SmallDossier.Rewrite(copy);
            Assert.Equal((int)failure, Shell.Run("verify", copy).Code);
            Assert.Equal((int)failure, Outside.Run("python3", copy, "-I", "check.py").Code);
            Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
        }
    }

    [Fact]
    public void AStatedDayStandsInCrateAndBag()
    {
        using var made = new TempCase(new AnalysisOptions { Threads = 2, Controls = false }, SmallWorld.File());
        var (folder, _) = Sealing.Run(
            made.Path,
            SmallDossier.PseudonymKey(),
            "",
            [],
            2,
            null,
            default,
            new SealChoices { Date = "2026-02-03" }
        );
        Assert.Contains("\"datePublished\":\"2026-02-03\"", File.ReadAllText(Path.Combine(folder, Name)), StringComparison.Ordinal);
        Assert.Contains("Bagging-Date: 2026-02-03\n", File.ReadAllText(Path.Combine(folder, "bag-info.txt")), StringComparison.Ordinal);
        Assert.Equal(0, Shell.Run("verify", folder, "--sources", SmallWorld.File()).Code);
    }

    private static JsonObject Entity(string id) => Graph.Single(e => (string)e["@id"]! == id);
}
