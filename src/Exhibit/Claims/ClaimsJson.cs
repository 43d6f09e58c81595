using System.Text.Json.Nodes;
using Exhibit.Evidence;

namespace Exhibit.Claims;

/// <summary>claims.json of a dossier, written and read.</summary>
internal static class ClaimsJson
{
    internal static byte[] Write(IEnumerable<Claim> claims) => CanonicalJson.Write(new JsonArray([.. claims.Select(Node)]));

    /// <exception cref="VerifyException">It is not of the documented form, or a claim may not be shown.</exception>
    internal static IReadOnlyList<Claim> Read(byte[] bytes, string where)
    {
        Claim[] claims;
        try
        {
            claims = [.. CanonicalJson.Read(bytes, where).AsArray().Select(c => Claim(c!))];
        }
        catch (Exception e) when (e is NullReferenceException or InvalidOperationException or FormatException)
        {
            throw new VerifyException(VerifyFailure.MalformedFile, where, "claims as FORMAT.md lists them", "something else");
        }

        foreach (var claim in claims)
        {
            if (ClaimRules.Fault(claim) is var (failure, expected, found))
            {
                throw new VerifyException(failure, $"{where}, claim '{claim.Id}'", expected, found);
            }
        }

        return claims;
    }

    private static JsonObject Node(Claim claim) =>
        new()
        {
            ["id"] = claim.Id,
            ["rung"] = claim.Rung,
            ["status"] = claim.Status,
            ["by"] = claim.By,
            ["about"] = claim.About,
            ["statement"] = claim.Statement,
            ["likelihood"] = claim.Likelihood,
            ["sources"] = new JsonArray([.. claim.Sources.Select(Node)]),
            ["answers"] = new JsonArray([
                .. claim.Answers.Select(a => new JsonObject
                {
                    ["by"] = a.By,
                    ["text"] = a.Text,
                    ["source"] = Node(a.Source),
                }),
            ]),
            ["context"] = Strings(claim.Context),
            ["hypotheses"] = Strings(claim.Hypotheses),
            ["evidence"] = new JsonArray([
                .. claim.Evidence.Select(e => new JsonObject { ["item"] = e.Item, ["weighs"] = Strings(e.Weighs) }),
            ]),
        };

    private static JsonObject Node(ClaimSource source) =>
        new()
        {
            ["title"] = source.Title,
            ["date"] = source.Date,
            ["sha256"] = source.Sha256,
            ["where"] = source.Where,
        };

    private static Claim Claim(JsonNode node) =>
        new()
        {
            Id = Text(node["id"]),
            Rung = node["rung"]!.GetValue<int>(),
            Status = Text(node["status"]),
            By = Text(node["by"]),
            About = Text(node["about"]),
            Statement = Text(node["statement"]),
            Likelihood = Text(node["likelihood"]),
            Sources = [.. node["sources"]!.AsArray().Select(s => Source(s!))],
            Answers = [.. node["answers"]!.AsArray().Select(a => new ClaimAnswer(Text(a!["by"]), Text(a["text"]), Source(a["source"]!)))],
            Context = Texts(node["context"]),
            Hypotheses = Texts(node["hypotheses"]),
            Evidence = [.. node["evidence"]!.AsArray().Select(e => new ClaimEvidence(Text(e!["item"]), Texts(e["weighs"])))],
        };

    private static ClaimSource Source(JsonNode node) =>
        new(Text(node["title"]), Text(node["date"]), Text(node["sha256"]), Text(node["where"]));

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static string[] Texts(JsonNode? node) => [.. node!.AsArray().Select(Text)];

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);
}
