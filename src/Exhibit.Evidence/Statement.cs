using System.Text.Json.Nodes;

namespace Exhibit.Evidence;

/// <summary>The in-toto Statement v1 about a dossier: both manifests by digest. It follows from the dossier, so that nothing in it is free.</summary>
public static class Statement
{
    /// <summary>Payload type of the envelope.</summary>
    public const string PayloadType = "application/vnd.in-toto+json";

    /// <summary>What is stated of the manifests: that they are of a dossier of this format.</summary>
    public const string PredicateType = "urn:exhibit:dossier:1";

    /// <summary>The canonical bytes of the statement about a package.</summary>
    public static byte[] Of(IPackage package) =>
        CanonicalJson.Write(
            new JsonObject
            {
                ["_type"] = "https://in-toto.io/Statement/v1",
                ["predicateType"] = PredicateType,
                ["predicate"] = new JsonObject { ["format"] = "exhibit-dossier/1" },
                ["subject"] = new JsonArray(Subject(package, Bag.PayloadManifest), Subject(package, Bag.TagManifest)),
            }
        );

    private static JsonObject Subject(IPackage package, string file) =>
        new()
        {
            ["name"] = file,
            ["digest"] = new JsonObject { ["sha256"] = Digest.Of(package.Read(file)) },
        };
}
