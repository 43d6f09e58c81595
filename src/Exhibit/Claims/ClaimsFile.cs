using Exhibit.Readers;
using Exhibit.Readers.Damage;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Exhibit.Claims;

/// <summary>Reads claims.yaml, which an analyst writes into the case.</summary>
public static class ClaimsFile
{
    /// <summary>Name of the file within the case folder.</summary>
    public const string FileName = "claims.yaml";

    /// <summary>The claims of a text.</summary>
    /// <exception cref="InputException">It is no list of claims, or a claim may not be shown; the message names it.</exception>
    public static IReadOnlyList<Claim> Parse(string text)
    {
        YamlStream stream;
        try
        {
            stream = PlainYaml.Load(FileName, text);
        }
        catch (YamlException e)
        {
            throw new InputException(FormattableString.Invariant($"{FileName}, line {e.Start.Line}: {e.Message} Mend the line."), e);
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }] || Node(root, "claims") is not YamlSequenceNode list)
        {
            throw new InputException($"{FileName} holds no list 'claims:'. See samples/claims-2018.yaml.");
        }

        var claims = list.Select(c => Read(c as YamlMappingNode ?? new YamlMappingNode())).ToArray();
        foreach (var claim in claims)
        {
            if (ClaimRules.Fault(claim) is { } fault)
            {
                throw new InputException(
                    $"{FileName}, claim '{claim.Id}': expected {fault.Expected}, found {fault.Found}. A claim that does not state it is not shown."
                );
            }

            if (claims.Count(c => c.Id == claim.Id) > 1)
            {
                throw new InputException($"{FileName}, claim '{claim.Id}': the id stands there twice. Give one another.");
            }
        }

        return claims;
    }

    private static Claim Read(YamlMappingNode node) =>
        new()
        {
            Id = Text(node, "id"),
            Rung = int.TryParse(Text(node, "rung"), System.Globalization.CultureInfo.InvariantCulture, out var rung) ? rung : 0,
            Status = Text(node, "status"),
            By = Text(node, "by"),
            About = Text(node, "about"),
            Statement = Text(node, "statement"),
            Likelihood = Text(node, "likelihood"),
            Sources = [.. Maps(node, "sources").Select(Source)],
            Answers =
            [
                .. Maps(node, "answers")
                    .Select(a => new ClaimAnswer(Text(a, "by"), Text(a, "text"), Source(Node(a, "source") as YamlMappingNode ?? []))),
            ],
            Context = Texts(node, "context"),
            Hypotheses = Texts(node, "hypotheses"),
            Evidence = [.. Maps(node, "evidence").Select(e => new ClaimEvidence(Text(e, "item"), Texts(e, "weighs")))],
        };

    private static ClaimSource Source(YamlMappingNode node) =>
        new(Text(node, "title"), Text(node, "date"), Text(node, "sha256"), Text(node, "where"));

    private static YamlNode? Node(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private static string Text(YamlMappingNode node, string key) => (Node(node, key) as YamlScalarNode)?.Value?.Trim() ?? "";

    private static string[] Texts(YamlMappingNode node, string key) =>
        [.. (Node(node, key) as YamlSequenceNode)?.Select(n => (n as YamlScalarNode)?.Value?.Trim() ?? "") ?? []];

    private static IEnumerable<YamlMappingNode> Maps(YamlMappingNode node, string key) =>
        (Node(node, key) as YamlSequenceNode)?.Select(n => n as YamlMappingNode ?? []) ?? [];
}
