using System.Text.Json.Nodes;
using Exhibit.Evidence;
using Exhibit.Model;

namespace Exhibit.Exchange;

/// <summary>The observables of a bundle. Their ids follow from their contents in the namespace that STIX 2.1 (2.9) prescribes.</summary>
internal static class StixObservables
{
    internal static string AccountId(Account account) => Id("user-account", Contributing(account));

    internal static string DomainId(string domain) => Id("domain-name", new JsonObject { ["value"] = domain });

    internal static JsonObject Account(Account account, string marking, bool openCti)
    {
        var node = Object("user-account", Contributing(account), marking);
        if (openCti)
        {
            node["x_opencti_description"] = Describe(account);
        }

        return node;
    }

    internal static JsonObject Domain(string domain, string marking) =>
        Object("domain-name", new JsonObject { ["value"] = domain }, marking);

    /// <summary>What the case says of an account, in a sentence.</summary>
    internal static string Describe(Account account)
    {
        var community = account.Community > 0 ? FormattableString.Invariant($", community {account.Community}") : "";
        var signals = account.Signals.Count > 0 ? $", signals {string.Join(", ", account.Signals)}" : "";
        return FormattableString.Invariant($"Tier {account.Tier.Word()}{community}, {account.Posts} posts in the case{signals}.");
    }

    private static JsonObject Contributing(Account account)
    {
        var contributing = new JsonObject
        {
            ["account_login"] = account.Handle.Length > 0 ? account.Handle : account.Id,
            ["user_id"] = account.Id,
        };
        if (account.Platform.Length > 0)
        {
            contributing["account_type"] = account.Platform;
        }

        return contributing;
    }

    private static JsonObject Object(string type, JsonObject contributing, string marking)
    {
        var id = Id(type, contributing);
        contributing["type"] = type;
        contributing["spec_version"] = "2.1";
        contributing["id"] = id;
        contributing["object_marking_refs"] = new JsonArray(marking);
        return contributing;
    }

    private static string Id(string type, JsonObject contributing) =>
        $"{type}--{NamedUuid.Of(NamedUuid.StixObservables, CanonicalJson.Write(contributing))}";
}
