using System.Globalization;
using System.Text.Json.Nodes;
using Exhibit.Claims;
using Exhibit.Model;

namespace Exhibit.Exchange;

/// <summary>The objects of one case's bundle, in an order that follows from the case.</summary>
internal sealed class StixObjects
{
    // The DNI scale of STIX 2.1, appendix A: the one table from ICD 203's words to a confidence. No figure is ever turned into one.
    private static readonly Dictionary<string, int> Confidence = Claims
        .Claim.Likelihoods.Zip([5, 15, 30, 50, 70, 85, 95])
        .ToDictionary(l => l.First.Key, l => l.Second, StringComparer.Ordinal);

    private readonly List<JsonObject> objects = [];
    private readonly CaseResult result;
    private readonly ExchangeOptions options;
    private readonly HandOver shown;
    private readonly bool openCti;
    private readonly string marking;
    private readonly string created;
    private readonly string modified;
    private readonly string author;

    internal StixObjects(CaseResult result, ExchangeOptions options)
    {
        (this.result, this.options) = (result, options);
        shown = new HandOver(result);
        openCti = options.Profile == ExchangeOptions.OpenCti;
        var tlp = StixMarkings.Tlp(options.Tlp, openCti);
        objects.Add(tlp);
        marking = (string)tlp["id"]!;
        // An export has no clock. The first co-action stays when later data are added, as the specification asks of created.
        (created, modified) = (Time(shown.FirstSeen ?? 0), Time(shown.LastSeen ?? 0));
        author = $"identity--{NamedUuid.Of(NamedUuid.Own, options.Author.Length > 0 ? "author:" + options.Author : "exhibit")}";
    }

    internal List<JsonObject> All()
    {
        Add(
            author,
            "identity",
            ("name", options.Author.Length > 0 ? options.Author : "Exhibit"),
            ("identity_class", options.Author.Length > 0 ? "organization" : "system")
        );
        if (shown.Findings.Length == 0)
        {
            const string Nothing = "Nothing in this case is in a tier, and no signal was observed. There is no activity to describe.";
            Add(Own("note", "nothing"), "note", ("content", Nothing), ("object_refs", new JsonArray(author)));
            return objects;
        }

        objects.AddRange(shown.Accounts.Select(a => StixObservables.Account(a, marking, openCti)));
        var domains = shown.Edges.SelectMany(shown.Domains).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        objects.AddRange(domains.Select(d => StixObservables.Domain(d, marking)));
        var campaign = Campaign();
        Patterns(campaign);
        foreach (var account in shown.Accounts)
        {
            Member(account, campaign);
        }

        foreach (var finding in shown.Findings)
        {
            Finding(finding, campaign);
        }

        foreach (var claim in options.Claims)
        {
            Claim(claim, campaign);
        }

        Container();
        return objects;
    }

    private string Campaign()
    {
        var id = Own("campaign", "");
        (string, JsonNode)[] seen = shown is { FirstSeen: { } first, LastSeen: { } last }
            ? [("first_seen", Time(first)), ("last_seen", Time(last))]
            : [];
        Add(
            id,
            "campaign",
            [
                ("name", options.Name),
                (
                    "description",
                    "Accounts that act together more than stated models of chance explain; the tier of a pair says whether a stated innocent explanation suffices. Coordination is not wrongdoing; who runs them is not shown."
                ),
                .. seen,
            ]
        );
        return id;
    }

    private void Patterns(string campaign)
    {
        var used = shown
            .Findings.SelectMany(f => f.Disarm.Select(d => (Technique: d, f.Id)))
            .GroupBy(x => x.Technique, x => x.Id, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToArray();
        if (used.Length > 0)
        {
            objects.AddRange(StixMarkings.Disarm());
        }

        foreach (var findings in used)
        {
            var technique = Techniques.Of(findings.Key);
            objects.Add(StixMarkings.Technique(technique, created, openCti));
            var which = string.Join(", ", findings.Take(3)) + (findings.Count() > 3 ? ", …" : "");
            Relate(
                campaign,
                "uses",
                technique.StixId,
                (
                    "description",
                    FormattableString.Invariant(
                        $"What {findings.Count()} findings saw may belong to this technique; that it does is not shown. {which}"
                    )
                )
            );
        }
    }

    private void Member(Account account, string campaign)
    {
        List<(string, JsonNode)> about = [("description", StixObservables.Describe(account))];
        if (shown.Span(account.Index) is { } span && span.First < span.Last)
        {
            about.AddRange([("start_time", Time(span.First)), ("stop_time", Time(span.Last))]);
        }

        Relate(StixObservables.AccountId(account), "related-to", campaign, [.. about]);
    }

    private void Finding(Finding finding, string campaign)
    {
        var refs = finding.Accounts.Select(a => StixObservables.AccountId(result.Accounts[a]));
        var about = campaign;
        if (shown.EdgeOf(finding) is { } edge)
        {
            about = Own("observed-data", finding.Id);
            Add(
                about,
                "observed-data",
                ("first_observed", Time(edge.FirstSeen)),
                ("last_observed", Time(edge.LastSeen)),
                ("number_observed", Math.Max(1, edge.Evidence == EvidenceKind.Timing ? edge.ObjectsSynchronous : edge.ObjectsShared)),
                ("object_refs", Strings(refs.Concat(shown.Domains(edge).Select(StixObservables.DomainId)))),
                ("labels", new JsonArray("tier-" + finding.Tier.Word()))
            );
        }
        else if (finding.Accounts.Count > 0)
        {
            about = Own("grouping", finding.Id);
            Add(
                about,
                "grouping",
                ("name", finding.Id),
                ("description", finding.Statement),
                ("context", "suspicious-activity"),
                ("object_refs", Strings(refs)),
                ("labels", new JsonArray(finding.Rung == 1 ? "tier-" + finding.Tier.Word() : "signal"))
            );
        }

        var numbers = string.Join("; ", finding.Statistic.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} = {s.Value}")));
        Add(
            Own("note", finding.Id),
            "note",
            ("abstract", finding.Rung == 1 ? $"{finding.Id}, tier {finding.Tier.Word()}" : $"{finding.Id}, a signal"),
            ("content", $"{finding.Statement}\n\n{numbers}\n\nInnocent explanations: {string.Join(" ", finding.InnocentExplanations)}"),
            ("object_refs", Strings(new[] { about, campaign }.Distinct(StringComparer.Ordinal)))
        );
    }

    // A claim is passed on as a note, with its status and the answer; only a supported one on rung 3 names an actor.
    private void Claim(Claim claim, string campaign)
    {
        var answer = claim.Answers.Count == 0 ? "no answer recorded" : string.Join(" ", claim.Answers.Select(a => $"{a.By}: \"{a.Text}\""));
        var refs = new JsonArray(campaign);
        if (claim is { Rung: 3, Status: "supported" })
        {
            var actor = Own("threat-actor", claim.Id);
            Add(
                actor,
                "threat-actor",
                ("name", claim.About),
                ("description", $"Claimed by {claim.By}: {claim.Statement} Answer of the named party: {answer}")
            );
            Relate(campaign, "attributed-to", actor);
            refs.Add(actor);
        }

        (string, JsonNode)[] confidence = claim.Likelihood.Length > 0 ? [("confidence", Confidence[claim.Likelihood])] : [];
        Add(
            Own("note", "claim:" + claim.Id),
            "note",
            [
                ("abstract", $"Claim on rung {claim.Rung.ToString(CultureInfo.InvariantCulture)}, {claim.Status}; never computed"),
                (
                    "content",
                    $"{claim.By}, of {claim.About}: {claim.Statement}\n\nAnswer of the named party: {answer}\n\nSources: {string.Join("; ", claim.Sources.Select(s => $"{s.Title}, {s.Date}, SHA-256 {s.Sha256}"))}"
                ),
                ("authors", new JsonArray(claim.By)),
                ("object_refs", refs),
                .. confidence,
            ]
        );
    }

    // STIX asks for a grouping as long as nothing was published, and for a report afterwards.
    private void Container()
    {
        var content = objects.Select(o => (string)o["id"]!).Where(i => !i.StartsWith("marking-definition--", StringComparison.Ordinal));
        var sources = result.Sources.Select(s =>
            (JsonNode)
                new JsonObject
                {
                    ["source_name"] = "source of the case",
                    ["description"] = FormattableString.Invariant($"{s.Name}, {s.RowsRead} records"),
                    ["external_id"] = "sha256:" + s.Sha256,
                }
        );
        (string, JsonNode)[] alike =
        [
            ("name", options.Name),
            (
                "description",
                "Findings of Exhibit on rung 1 (coordinated) and 2 (inauthentic). The numbers behind each stand in its note; a dossier lets anyone recompute them."
            ),
            ("external_references", new JsonArray([.. sources])),
            ("object_refs", Strings([.. content])),
        ];
        if (options.Published is { } day)
        {
            Add(
                Own("report", ""),
                "report",
                [
                    .. alike,
                    ("report_types", new JsonArray("campaign")),
                    ("published", day.ToString("yyyy-MM-dd'T00:00:00.000Z'", CultureInfo.InvariantCulture)),
                ]
            );
        }
        else
        {
            Add(Own("grouping", ""), "grouping", [.. alike, ("context", "suspicious-activity")]);
        }
    }

    private void Relate(string source, string how, string target, params ReadOnlySpan<(string Name, JsonNode Value)> properties) =>
        Add(
            Own("relationship", $"{source} {how} {target}"),
            "relationship",
            [("relationship_type", how), ("source_ref", source), ("target_ref", target), .. properties]
        );

    private void Add(string id, string type, params ReadOnlySpan<(string Name, JsonNode Value)> properties)
    {
        var node = new JsonObject
        {
            ["type"] = type,
            ["spec_version"] = "2.1",
            ["id"] = id,
            ["created"] = created,
            ["modified"] = modified,
            ["object_marking_refs"] = new JsonArray(marking),
        };
        if (type != "identity")
        {
            node["created_by_ref"] = author;
        }

        foreach (var (name, value) in properties)
        {
            node[name] = value;
        }

        objects.Add(node);
    }

    // Author and operation are part of every id: two bodies, or two operations, never overwrite each other's objects.
    private string Own(string type, string name) =>
        $"{type}--{NamedUuid.Of(NamedUuid.Own, $"{type}\n{options.Author}\n{options.Name}\n{name}")}";

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode)v)]);

    private static string Time(long ms) =>
        DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
