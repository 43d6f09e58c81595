using System.Text;
using Exhibit.Model;

namespace Exhibit.Exchange;

/// <summary>The tables of a case. accounts, edges and communities begin with the columns of the case folder's files of that name.</summary>
internal static class ExchangeTables
{
    internal static IReadOnlyList<ExchangeTable> Of(CaseResult result) =>
        [Accounts(result), Edges(result), Communities(result), Findings(result), FindingAccounts(result)];

    private static ExchangeTable Accounts(CaseResult result) =>
        new(
            "accounts",
            [
                ("platform", typeof(string)),
                ("account_id", typeof(string)),
                ("handle", typeof(string)),
                ("posts", typeof(long)),
                ("tier", typeof(string)),
                ("community", typeof(long)),
                ("signals", typeof(string)),
            ],
            [
                .. result
                    .Accounts.OrderBy(a => a.Platform, StringComparer.Ordinal)
                    .ThenBy(a => a.Id, StringComparer.Ordinal)
                    .Select(a =>
                        new object?[]
                        {
                            a.Platform,
                            a.Id,
                            a.Handle,
                            a.Posts,
                            a.Tier.Word(),
                            a.Community == 0 ? null : (long)a.Community,
                            string.Join(';', a.Signals),
                        }
                    ),
            ]
        );

    private static ExchangeTable Edges(CaseResult result) =>
        new(
            "edges",
            [
                ("platform_a", typeof(string)),
                ("account_a", typeof(string)),
                ("platform_b", typeof(string)),
                ("account_b", typeof(string)),
                ("trace", typeof(string)),
                ("objects_shared", typeof(long)),
                ("objects_tested", typeof(long)),
                ("objects_synchronous", typeof(long)),
                ("occasions", typeof(long)),
                ("p_crowd", typeof(double)),
                ("p", typeof(double)),
                ("threshold", typeof(double)),
                ("tier", typeof(string)),
                ("explained_by", typeof(string)),
                ("first_seen", typeof(DateTime)),
                ("last_seen", typeof(DateTime)),
                ("handle_a", typeof(string)),
                ("handle_b", typeof(string)),
                ("evidence", typeof(string)),
                ("window_seconds", typeof(long)),
            ],
            [
                .. result.Edges.Select(e =>
                    new object?[]
                    {
                        result.Accounts[e.A].Platform,
                        result.Accounts[e.A].Id,
                        result.Accounts[e.B].Platform,
                        result.Accounts[e.B].Id,
                        e.Trace,
                        (long)e.ObjectsShared,
                        (long)e.ObjectsTested,
                        (long)e.ObjectsSynchronous,
                        (long)e.Occasions,
                        e.PCrowd,
                        e.P,
                        e.Threshold,
                        e.Tier.Word(),
                        e.ExplainedBy,
                        Time(e.FirstSeen),
                        Time(e.LastSeen),
                        result.Accounts[e.A].Handle,
                        result.Accounts[e.B].Handle,
                        e.Evidence.Word(),
                        (long)e.WindowSeconds,
                    }
                ),
            ]
        );

    private static ExchangeTable Communities(CaseResult result) =>
        new(
            "communities",
            [
                ("community", typeof(long)),
                ("accounts", typeof(long)),
                ("edges", typeof(long)),
                ("density", typeof(double)),
                ("tier", typeof(string)),
                ("first_seen", typeof(DateTime)),
                ("last_seen", typeof(DateTime)),
                ("component", typeof(long)),
                ("stability", typeof(double)),
            ],
            [
                .. result.Communities.Select(c =>
                    new object?[]
                    {
                        (long)c.Number,
                        (long)c.Accounts.Count,
                        (long)c.Edges,
                        c.Density,
                        c.Tier.Word(),
                        Time(c.FirstSeen),
                        Time(c.LastSeen),
                        (long)c.Component,
                        c.Stability,
                    }
                ),
            ]
        );

    private static ExchangeTable Findings(CaseResult result) =>
        new(
            "findings",
            [
                ("finding", typeof(string)),
                ("rung", typeof(long)),
                ("tier", typeof(string)),
                ("accounts", typeof(long)),
                ("posts", typeof(long)),
                ("statement", typeof(string)),
                ("statistic", typeof(string)),
                ("innocent_explanations", typeof(string)),
                ("disarm", typeof(string)),
            ],
            [
                .. result.Findings.Select(f =>
                    new object?[]
                    {
                        f.Id,
                        (long)f.Rung,
                        f.Tier.Word(),
                        (long)f.Accounts.Count,
                        (long)f.Posts.Count,
                        f.Statement,
                        Statistic(f),
                        string.Join(" | ", f.InnocentExplanations),
                        string.Join(';', f.Disarm),
                    }
                ),
            ]
        );

    private static ExchangeTable FindingAccounts(CaseResult result) =>
        new(
            "finding_accounts",
            [("finding", typeof(string)), ("platform", typeof(string)), ("account_id", typeof(string))],
            [
                .. result.Findings.SelectMany(f =>
                    f.Accounts.Select(a => new object?[] { f.Id, result.Accounts[a].Platform, result.Accounts[a].Id })
                ),
            ]
        );

    // One JSON object, as in findings.jsonl: the names differ from kind to kind.
    private static string Statistic(Finding finding)
    {
        using var bytes = new MemoryStream();
        using (var json = Export.JsonOutput.Open(bytes, indented: false))
        {
            json.WriteStartObject();
            foreach (var (name, value) in finding.Statistic)
            {
                Export.JsonOutput.Value(json, name, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static DateTime Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms).UtcDateTime;
}
