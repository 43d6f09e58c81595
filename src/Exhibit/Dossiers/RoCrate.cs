using System.Globalization;
using System.Text.Json.Nodes;
using Exhibit.Evidence;

namespace Exhibit.Dossiers;

/// <summary>
/// ro-crate-metadata.json: the dossier as a research object (RO-Crate 1.1, profile Process Run Crate 0.5): which program
/// made these files of which sources, and what each file is. It states nothing that other files do not; digests stand in the manifests.
/// </summary>
internal static class RoCrate
{
    internal const string Specification = "https://w3id.org/ro/crate/1.1";
    internal const string Profile = "https://w3id.org/ro/wfrun/process/0.5";
    private const string Tool = "#exhibit";
    private const string Run = "#run";
    private const string Rights = "#rights";

    private static readonly Dictionary<string, string> Formats = new(StringComparer.Ordinal)
    {
        [".csv"] = "text/csv",
        [".json"] = "application/json",
        [".jsonl"] = "application/x-ndjson",
        [".html"] = "text/html",
        [".md"] = "text/markdown",
        [".py"] = "text/x-python",
    };

    /// <summary>The canonical bytes for a dossier whose other files are in place.</summary>
    /// <param name="package">The dossier, with or without manifests, seal and this file, which it does not describe.</param>
    /// <param name="data">Its base.</param>
    internal static byte[] Of(IPackage package, DossierData data)
    {
        var files = Described(package);
        var sources = data.Sources.Select(s => FormattableString.Invariant($"#source-{s.Index}")).ToArray();
        var graph = new JsonArray
        {
            new JsonObject
            {
                ["@id"] = DossierFiles.Crate,
                ["@type"] = "CreativeWork",
                ["conformsTo"] = Link(Specification),
                ["about"] = Link("./"),
            },
            new JsonObject
            {
                ["@id"] = "./",
                ["@type"] = "Dataset",
                ["conformsTo"] = Link(Profile),
                ["name"] = "Exhibit dossier: accounts that act together",
                ["description"] =
                    "Materials, specifics and data behind findings that accounts act together. Coordination is not wrongdoing. FORMAT.md describes every file, index.html is the page to read, check.py checks it.",
                ["datePublished"] = Day(data),
                ["license"] = Link(Rights),
                ["mentions"] = Links([Run]),
                ["mainEntity"] = Link(DossierFiles.Index),
                ["hasPart"] = Links(files),
            },
            new JsonObject
            {
                ["@id"] = Profile,
                ["@type"] = "CreativeWork",
                ["name"] = "Process Run Crate",
                ["version"] = "0.5",
            },
            new JsonObject
            {
                ["@id"] = Rights,
                ["@type"] = "CreativeWork",
                ["name"] = "No licence granted",
                ["description"] =
                    "The records are their authors' and the platforms'. The dossier is handed over to be checked; it grants no right to publish them.",
            },
            new JsonObject
            {
                ["@id"] = Tool,
                ["@type"] = "SoftwareApplication",
                ["name"] = "Exhibit",
                ["softwareVersion"] = data.Head.Version,
            },
            new JsonObject
            {
                ["@id"] = Run,
                ["@type"] = "CreateAction",
                ["name"] = "Search for accounts that act together",
                ["description"] = string.Join("; ", data.Head.Options.Select(o => $"{o.Key} = {o.Value}")),
                ["instrument"] = Link(Tool),
                ["object"] = Links([.. sources, DossierFiles.Protocol]),
                ["result"] = Links(files.Where(f => f.StartsWith("data/", StringComparison.Ordinal) && f != DossierFiles.Protocol)),
                ["actionStatus"] = Link("http://schema.org/CompletedActionStatus"),
            },
        };
        foreach (var (source, id) in data.Sources.Zip(sources))
        {
            graph.Add(
                new JsonObject
                {
                    ["@id"] = id,
                    ["@type"] = "CreativeWork",
                    ["name"] = source.Name,
                    ["description"] =
                        "A source as it was read; it is not part of the dossier. data/materials/sources.csv states its digest.",
                }
            );
        }

        foreach (var file in files)
        {
            graph.Add(File(file));
        }

        return CanonicalJson.Write(
            new JsonObject
            {
                ["@context"] = new JsonArray(Specification + "/context", "https://w3id.org/ro/terms/workflow-run/context"),
                ["@graph"] = graph,
            }
        );
    }

    /// <summary>Requires that the file is what the dossier gives; of another version, only that it is there and is JSON.</summary>
    /// <exception cref="VerifyException">It is not.</exception>
    internal static void Check(IPackage package, DossierData data, bool sameVersion)
    {
        if (!package.Has(DossierFiles.Crate))
        {
            throw new VerifyException(VerifyFailure.MissingFile, "the dossier's root", DossierFiles.Crate, "no such file");
        }

        var found = package.Read(DossierFiles.Crate);
        CanonicalJson.Read(found, DossierFiles.Crate);
        if (sameVersion && !found.AsSpan().SequenceEqual(Of(package, data)))
        {
            throw new VerifyException(VerifyFailure.TextMismatch, DossierFiles.Crate, "the description that the dossier gives", "another");
        }
    }

    private static string[] Described(IPackage package) =>
        [
            .. package.Files.Where(f =>
                f.StartsWith("data/", StringComparison.Ordinal) || f is DossierFiles.Index or DossierFiles.Check or DossierFiles.Format
            ),
        ];

    private static JsonObject File(string path) =>
        new()
        {
            ["@id"] = path,
            ["@type"] = "File",
            ["name"] = path,
            ["encodingFormat"] = Formats.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream"),
        };

    // The specification wants a day. Where whoever sealed stated none, it is that of the latest cited record: no clock is read.
    private static string Day(DossierData data) =>
        data.Head.Date.Length > 0
            ? data.Head.Date
            : DateTimeOffset
                .FromUnixTimeMilliseconds(data.Records.Select(r => r.TimeMs).DefaultIfEmpty(0).Max())
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonObject Link(string id) => new() { ["@id"] = id };

    private static JsonArray Links(IEnumerable<string> ids) => new([.. ids.Select(i => (JsonNode)Link(i))]);
}
