using System.Text.Json.Nodes;
using Exhibit.Evidence;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>findings.jsonl: the specifics, one finding a line in canonical JSON.</summary>
internal static class FindingLines
{
    /// <summary>Left without one half of the occasions, a finding that holds on each half by itself has p at most this: 0.01.</summary>
    internal const double ConfirmedLevel = 0.01;

    private static readonly string[] Disprove =
    [
        "The full sources give other counts or times than these tables: exhibit verify with --sources shows it.",
        "A cited record is not what the platform published: the platform, or anyone who kept the posts, can say so.",
        "A reason that is not among the explanations tested put these accounts together on the counted occasions: a shared tool, feed, event or open call.",
    ];

    internal static void Write(Stream output, RebuiltDossier rebuilt)
    {
        foreach (var finding in rebuilt.Result.Findings)
        {
            output.Write(CanonicalJson.Write(Line(finding, rebuilt)));
            output.WriteByte((byte)'\n');
        }
    }

    private const string NotGroup =
        "A reason that is not among those named brought these accounts to the same words or items: a template, a tool, a feed, a club, one reader behind both.";

    internal static string[] WouldDisprove(Finding finding, RebuiltDossier rebuilt)
    {
        var edges = rebuilt.EdgesOf(finding).Select(e => rebuilt.Result.Edges[e]).ToArray();
        return
        [
            .. Disprove[..2],
            .. edges.Any(e => e.Evidence == EvidenceKind.Timing) ? [Disprove[2]] : Array.Empty<string>(),
            .. edges.Any(e => e.Evidence != EvidenceKind.Timing) ? [NotGroup] : Array.Empty<string>(),
        ];
    }

    private static string Formula(Finding finding, RebuiltDossier rebuilt) =>
        !rebuilt.IsPair(finding) ? "community/1"
        : rebuilt.Result.Edges[rebuilt.EdgesOf(finding)[0]].Evidence == EvidenceKind.Timing ? "strongest-explanation/1"
        : "other-half/1";

    private static JsonObject Line(Finding finding, RebuiltDossier rebuilt)
    {
        var statistic = new JsonObject();
        foreach (var (name, value) in finding.Statistic)
        {
            statistic[name] = Value(value);
        }

        var edges = rebuilt.EdgesOf(finding);
        var line = new JsonObject
        {
            ["id"] = finding.Id,
            ["rung"] = finding.Rung,
            ["tier"] = finding.Tier.Word(),
            ["statement"] = finding.Statement,
            ["formula"] = Formula(finding, rebuilt),
            ["statistic"] = statistic,
            ["accounts"] = Numbers(finding.Accounts.Select(a => (long)a)),
            ["records"] = Numbers(finding.Posts),
            ["edges"] = Numbers(edges.Select(e => (long)e)),
            ["innocent_explanations"] = Strings(finding.InnocentExplanations),
            ["would_disprove"] = Strings(WouldDisprove(finding, rebuilt)),
            ["disarm"] = Strings(finding.Disarm),
        };
        if (rebuilt.IsPair(finding))
        {
            if (rebuilt.Specifics[edges[0]] is { } specifics)
            {
                Pair(line, specifics);
            }
            else
            {
                line["tests"] = Numbers(rebuilt.TestsOf(rebuilt.Result.Edges[edges[0]]).Select(t => (long)t));
            }
        }

        return line;
    }

    private static void Pair(JsonObject line, PairSpecifics specifics)
    {
        var alone = new JsonObject();
        foreach (var (id, p) in specifics.Alone)
        {
            alone[id] = p;
        }

        line["p_with_hour_and_crowd_and"] = alone;
        line["p_left_without"] = new JsonObject
        {
            ["one_day"] = specifics.OneDay,
            ["one_source"] = specifics.OneSource,
            ["own_content"] = specifics.OwnContent,
        };
        line["split_sample"] = new JsonObject
        {
            ["odd_occasions"] = specifics.Odd,
            ["even_occasions"] = specifics.Even,
            ["confirmed"] = specifics.Odd <= ConfirmedLevel && specifics.Even <= ConfirmedLevel,
        };
    }

    internal static JsonNode? Value(object value) =>
        value switch
        {
            string text => JsonValue.Create(text),
            bool flag => JsonValue.Create(flag),
            int number => JsonValue.Create(number),
            long number => JsonValue.Create(number),
            double number when double.IsFinite(number) => JsonValue.Create(number),
            double => null,
            _ => throw new NotSupportedException($"No JSON form for {value.GetType().Name}."),
        };

    internal static JsonArray Numbers(IEnumerable<long> values) => new([.. values.Select(v => JsonValue.Create(v))]);

    internal static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);
}
