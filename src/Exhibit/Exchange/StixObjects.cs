using System.Globalization;
using System.Text.Json.Nodes;
using Exhibit.Claims;
using Exhibit.Evidence;
using Exhibit.Model;

namespace Exhibit.Exchange;

/// <summary>The objects of one case's bundle, in an order that follows from the case.</summary>
internal sealed class StixObjects(CaseResult result, ExchangeOptions options, string marking)
{
    private readonly List<JsonObject> objects = [];
    private readonly string stamp = Time(NetworkXml.Edges(result).Select(e => e.LastSeen).DefaultIfEmpty().Max());
    private readonly string author = $"identity--{NamedUuid.Of(NamedUuid.Own, "exhibit")}";

    internal List<JsonObject> All()
    {
        Add(author, "identity", ("name", "Exhibit"), ("identity_class", "system"));
        foreach (var account in NetworkXml.Nodes(result))
        {
            objects.Add(Account(account));
        }

        var campaign = Own("campaign", options.Name);
        var edges = NetworkXml.Edges(result).ToArray();
        Add(
            campaign,
            "campaign",
            ("name", options.Name),
            (
                "description",
                "Accounts that act together more tightly than stated innocent models explain. Coordination is not wrongdoing; who runs them is not shown."
            ),
            ("first_seen", Time(edges.Select(e => e.FirstSeen).DefaultIfEmpty().Min())),
            ("last_seen", stamp)
        );
        Patterns(campaign);
        foreach (var finding in result.Findings)
        {
            Finding(finding, campaign, edges);
        }

        foreach (var claim in options.Claims)
        {
            Claim(claim, campaign);
        }

        return objects;
    }

    private static JsonObject Contributing(Account account)
    {
        var contributing = new JsonObject { ["account_login"] = Login(account), ["user_id"] = account.Id };
        if (account.Platform.Length > 0)
        {
            contributing["account_type"] = account.Platform;
        }

        return contributing;
    }

    private static string Login(Account account) => account.Handle.Length > 0 ? account.Handle : account.Id;

    // The id follows from account_type, user_id and account_login, as the specification prescribes for this observable.
    private static string AccountId(Account account) =>
        $"user-account--{NamedUuid.Of(NamedUuid.StixObservables, CanonicalJson.Write(Contributing(account)))}";

    private JsonObject Account(Account account)
    {
        var node = Contributing(account);
        node["type"] = "user-account";
        node["spec_version"] = "2.1";
        node["id"] = AccountId(account);
        node["object_marking_refs"] = new JsonArray(marking);
        return node;
    }

    private void Patterns(string campaign)
    {
        foreach (var external in result.Findings.SelectMany(f => f.Disarm).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (id, name) = Techniques.Of(external);
            Add(
                id,
                "attack-pattern",
                ("name", name),
                ("external_references", new JsonArray(new JsonObject { ["source_name"] = "DISARM", ["external_id"] = external }))
            );
            Relate(campaign, "uses", id);
        }
    }

    private void Finding(Finding finding, string campaign, Edge[] edges)
    {
        var accounts = new JsonArray([.. finding.Accounts.Select(a => JsonValue.Create(AccountId(result.Accounts[a])))]);
        var own = finding.Accounts.ToHashSet();
        var inside = edges.Where(e => own.Contains(e.A) && own.Contains(e.B)).ToArray();
        string about;
        if (finding.Id.StartsWith("pair-", StringComparison.Ordinal))
        {
            about = Own("observed-data", finding.Id);
            var trace = finding.Statistic.First(s => s.Key == "trace").Value;
            var edge = inside.First(e => e.Trace == (string)trace);
            Add(
                about,
                "observed-data",
                ("first_observed", Time(edge.FirstSeen)),
                ("last_observed", Time(edge.LastSeen)),
                ("number_observed", Math.Max(1, edge.ObjectsSynchronous)),
                ("object_refs", accounts)
            );
        }
        else
        {
            about = Own("grouping", finding.Id);
            Add(about, "grouping", ("name", finding.Id), ("context", "suspicious-activity"), ("object_refs", accounts));
        }

        var numbers = string.Join("; ", finding.Statistic.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} = {s.Value}")));
        Add(
            Own("note", finding.Id),
            "note",
            ("abstract", $"{finding.Id}, tier {finding.Tier.Word()}"),
            ("content", $"{finding.Statement}\n\n{numbers}\n\nInnocent explanations: {string.Join(" ", finding.InnocentExplanations)}"),
            ("object_refs", new JsonArray(about, campaign))
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
            Add(actor, "threat-actor", ("name", claim.About), ("description", $"Claimed by {claim.By}: {claim.Statement}"));
            Relate(campaign, "attributed-to", actor);
            refs.Add(actor);
        }

        Add(
            Own("note", "claim:" + claim.Id),
            "note",
            ("abstract", $"Claim on rung {claim.Rung.ToString(CultureInfo.InvariantCulture)}, {claim.Status}; never computed"),
            (
                "content",
                $"{claim.By}, of {claim.About}: {claim.Statement}\n\nAnswer of the named party: {answer}\n\nSources: {string.Join("; ", claim.Sources.Select(s => $"{s.Title}, {s.Date}, SHA-256 {s.Sha256}"))}"
            ),
            ("object_refs", refs)
        );
    }

    private void Relate(string source, string how, string target) =>
        Add(
            $"relationship--{NamedUuid.Of(NamedUuid.Own, $"{source} {how} {target}")}",
            "relationship",
            ("relationship_type", how),
            ("source_ref", source),
            ("target_ref", target)
        );

    private void Add(string id, string type, params ReadOnlySpan<(string Name, JsonNode Value)> properties)
    {
        var node = new JsonObject
        {
            ["type"] = type,
            ["spec_version"] = "2.1",
            ["id"] = id,
            ["created"] = stamp,
            ["modified"] = stamp,
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

    private static string Own(string type, string name) => $"{type}--{NamedUuid.Of(NamedUuid.Own, $"{type}:{name}")}";

    private static string Time(long ms) =>
        DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
