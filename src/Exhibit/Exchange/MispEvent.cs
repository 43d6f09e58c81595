using System.Globalization;
using System.Text.Json.Nodes;
using Exhibit.Claims;
using Exhibit.Model;

namespace Exhibit.Exchange;

/// <summary>The event of one case, as MISP's core format (draft-dulaunoy-misp-core-format-18) lays it out.</summary>
internal sealed class MispEvent
{
    private const string EventId = "1";
    private const string Inherit = "5";

    private readonly CaseResult result;
    private readonly ExchangeOptions options;
    private readonly HandOver shown;
    private readonly string stamp;
    private readonly List<JsonNode> reports = [];
    private int attributes;

    internal MispEvent(CaseResult result, ExchangeOptions options)
    {
        (this.result, this.options) = (result, options);
        shown = new HandOver(result);
        stamp = ((shown.LastSeen ?? 0) / 1000).ToString(CultureInfo.InvariantCulture);
    }

    internal JsonObject Build()
    {
        var alone = new JsonArray([.. Sources(), .. Domains(), .. Attributions()]);
        var objects = new JsonArray([.. shown.Accounts.Select(Account)]);
        Reports();
        var maker = Organisation();
        return new JsonObject
        {
            ["uuid"] = Uuid("event"),
            ["id"] = EventId,
            ["info"] = Line(options.Name),
            ["date"] = Day(options.Published) ?? Moment(shown.FirstSeen ?? 0)[..10],
            ["timestamp"] = stamp,
            ["published"] = false,
            ["publish_timestamp"] = "0",
            ["first_publication"] = "0",
            // Undefined, and complete: nothing here grades a threat, and no more is computed.
            ["threat_level_id"] = "4",
            ["analysis"] = "2",
            // Your organisation only: who may see names of accounts is decided by people.
            ["distribution"] = "0",
            ["sharing_group_id"] = "0",
            ["extends_uuid"] = "",
            ["locked"] = false,
            ["org_id"] = "1",
            ["orgc_id"] = "1",
            ["Org"] = maker.DeepClone(),
            ["Orgc"] = maker,
            ["attribute_count"] = attributes.ToString(CultureInfo.InvariantCulture),
            ["Attribute"] = alone,
            ["Object"] = objects,
            ["EventReport"] = new JsonArray([.. reports]),
            ["Tag"] = new JsonArray([.. MispTags.Of(shown, options.Tlp)]),
            ["Galaxy"] = MispTags.Galaxy(shown),
        };
    }

    private JsonObject Organisation()
    {
        var name = options.Author.Length > 0 ? options.Author : "Exhibit";
        return new JsonObject
        {
            ["id"] = "1",
            ["name"] = name,
            ["uuid"] = NamedUuid.Of(NamedUuid.Own, "misp:organisation:" + name).ToString(),
        };
    }

    private IEnumerable<JsonNode> Sources() =>
        result.Sources.Select(s =>
            Attribute(
                "source " + s.Sha256,
                "Internal reference",
                "text",
                $"{s.Name}, SHA-256 {s.Sha256}",
                FormattableString.Invariant($"Source of the case, {s.RowsRead} records.")
            )
        );

    private IEnumerable<JsonNode> Domains() =>
        shown
            .Edges.SelectMany(e => shown.Domains(e).SelectMany(d => new[] { (Domain: d, Account: e.A), (Domain: d, Account: e.B) }))
            .GroupBy(x => x.Domain, x => x.Account, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g =>
                Attribute(
                    "domain " + g.Key,
                    "Network activity",
                    "domain",
                    g.Key,
                    FormattableString.Invariant(
                        $"{g.Distinct().Count()} accounts of this event linked to it together. Being linked to says nothing against a site."
                    )
                )
            );

    private IEnumerable<JsonNode> Attributions() =>
        options
            .Claims.Where(c => c is { Rung: 3, Status: "supported" })
            .Select(c =>
                Attribute(
                    "claim " + c.Id,
                    "Attribution",
                    "threat-actor",
                    c.About,
                    $"Claimed by {c.By}; never computed. {c.Statement} Answer of the named party: {Answer(c)}"
                )
            );

    private JsonObject Account(Account account, int number)
    {
        var template = MispTemplate.For(account.Platform);
        var id = (number + 1).ToString(CultureInfo.InvariantCulture);
        var uuid = AccountUuid(account);
        var node = new JsonObject
        {
            ["uuid"] = uuid,
            ["id"] = id,
            ["name"] = template.Name,
            ["meta-category"] = "misc",
            ["description"] = template.Description,
            ["template_uuid"] = template.Uuid,
            ["template_version"] = template.Version,
            ["event_id"] = EventId,
            ["timestamp"] = stamp,
            ["distribution"] = Inherit,
            ["sharing_group_id"] = "0",
            ["comment"] = StixObservables.Describe(account),
            ["deleted"] = false,
        };
        if (shown.Span(account.Index) is { } span)
        {
            node["first_seen"] = Moment(span.First);
            node["last_seen"] = Moment(span.Last);
        }

        (string Relation, string Value)[] said = [(template.Id, account.Id), (template.Handle, account.Handle)];
        if (template.Platform.Length > 0)
        {
            said = [.. said, (template.Platform, account.Platform)];
        }

        node["Attribute"] = new JsonArray([
            .. said.Where(s => s.Value.Length > 0)
                .Select(s =>
                {
                    var attribute = Attribute($"account {uuid} {s.Relation}", "Other", "text", s.Value, "");
                    attribute["object_id"] = id;
                    attribute["object_relation"] = s.Relation;
                    attribute["disable_correlation"] = s.Relation == template.Platform;
                    return attribute;
                }),
        ]);
        node["ObjectReference"] = new JsonArray([.. shown.Edges.Where(e => e.A == account.Index).Select(e => Reference(e, uuid, id))]);
        return node;
    }

    private JsonObject Reference(Edge edge, string uuid, string id) =>
        new()
        {
            ["uuid"] = Uuid($"pair {uuid} {AccountUuid(result.Accounts[edge.B])} {edge.Trace}"),
            ["timestamp"] = stamp,
            ["object_id"] = id,
            ["event_id"] = EventId,
            ["object_uuid"] = uuid,
            ["referenced_uuid"] = AccountUuid(result.Accounts[edge.B]),
            // An object, as against an attribute.
            ["referenced_type"] = "1",
            ["relationship_type"] = "related-to",
            ["comment"] = string.Create(
                CultureInfo.InvariantCulture,
                $"{edge.Trace}, tier {edge.Tier.Word()}{(edge.ExplainedBy.Length > 0 ? $", explained by {edge.ExplainedBy}" : "")}: {edge.ObjectsSynchronous} of {edge.ObjectsShared} shared items within {edge.WindowSeconds} s, {edge.Occasions} occasions, p {edge.P:R}, threshold {edge.Threshold:R}."
            ),
            ["deleted"] = false,
        };

    // A report for every group, one for all signals, and one a claim. Pairs stand as references, with their figures.
    private void Reports()
    {
        foreach (var finding in shown.Findings.Where(f => f.Rung == 1 && shown.EdgeOf(f) is null))
        {
            Report(finding.Id, Text(finding));
        }

        var signals = shown.Findings.Where(f => f.Rung == 2).Select(Text).ToArray();
        if (signals.Length > 0)
        {
            Report("signals", string.Join("\n\n", signals));
        }

        foreach (var claim in options.Claims)
        {
            var sources = claim.Sources.Select(s => $"* {s.Title}, {s.Date}, SHA-256 {s.Sha256}");
            Report(
                "claim " + claim.Id,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Rung {claim.Rung}, {claim.Status}; entered by an analyst, never computed.\n\n{claim.By}, of {claim.About}: {claim.Statement}\n\nAnswer of the named party: {Answer(claim)}\n\nSources:\n\n{string.Join('\n', sources)}"
                )
            );
        }
    }

    private static string Text(Finding finding)
    {
        var figures = finding.Statistic.Select(s => string.Create(CultureInfo.InvariantCulture, $"* {s.Key}: {s.Value}"));
        return $"# {finding.Id}\n\n{finding.Statement}\n\n{string.Join('\n', figures)}\n\nInnocent explanations: {string.Join(" ", finding.InnocentExplanations)}";
    }

    private void Report(string name, string content) =>
        reports.Add(
            new JsonObject
            {
                ["uuid"] = Uuid("report " + name),
                ["id"] = (reports.Count + 1).ToString(CultureInfo.InvariantCulture),
                ["event_id"] = EventId,
                ["name"] = Line(name),
                ["content"] = content,
                ["distribution"] = Inherit,
                ["sharing_group_id"] = "0",
                ["timestamp"] = stamp,
                ["deleted"] = false,
            }
        );

    private JsonObject Attribute(string about, string category, string type, string value, string comment) =>
        new()
        {
            ["uuid"] = Uuid(about),
            ["id"] = (++attributes).ToString(CultureInfo.InvariantCulture),
            ["event_id"] = EventId,
            ["category"] = category,
            ["type"] = type,
            ["value"] = value,
            ["comment"] = comment,
            // Never: an account or a site in a case is nothing to be blocked.
            ["to_ids"] = false,
            ["distribution"] = Inherit,
            ["sharing_group_id"] = "0",
            ["timestamp"] = stamp,
            ["deleted"] = false,
        };

    private string AccountUuid(Account account) => Uuid($"account {account.Platform} {account.Id}");

    private string Uuid(string about) => NamedUuid.Of(NamedUuid.Own, $"misp\n{options.Author}\n{options.Name}\n{about}").ToString();

    private static string Answer(Claim claim) =>
        claim.Answers.Count == 0 ? "no answer recorded" : string.Join(" ", claim.Answers.Select(a => $"{a.By}: \"{a.Text}\""));

    // A name is one line of at most 256 characters, as the format asks.
    private static string Line(string text)
    {
        var line = string.Join(' ', text.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 256 ? line : line[..255] + "…";
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(long ms) =>
        DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);
}
