using System.Text.Json;
using System.Text.Json.Nodes;
using Exhibit.Simulator.Scoring;

namespace Exhibit.Cli;

/// <summary>A score as JSON, for programs.</summary>
internal static class ScoreJson
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n" };

    internal static string Of(Score score) =>
        new JsonObject
        {
            ["accounts"] = Tiers(score.Accounts),
            ["pairs"] = Tiers(score.Pairs),
            ["communities"] = new JsonObject(score.Communities.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)Communities(c.Value)))),
            // Without a true pair there is no curve to measure.
            ["average_precision"] = double.IsNaN(score.AveragePrecision) ? null : score.AveragePrecision,
            ["false_pairs"] = new JsonObject(score.FalsePairs.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))),
            ["calibration"] = new JsonArray([
                .. score.Calibration.Select(c => new JsonObject
                {
                    ["p_at_most"] = c.Level,
                    ["observed"] = c.Observed,
                    ["allowed"] = c.Allowed,
                }),
            ]),
            ["explanations"] = new JsonObject(
                score.Explanations.Select(k =>
                    KeyValuePair.Create(k.Key, (JsonNode?)new JsonObject { ["right"] = k.Value.Right, ["wrong"] = k.Value.Wrong })
                )
            ),
            ["kinds"] = new JsonObject(
                score.ByKind.Select(k =>
                    KeyValuePair.Create(
                        k.Key,
                        (JsonNode?)
                            new JsonObject
                            {
                                ["accounts"] = k.Value.All,
                                ["strong"] = k.Value.Strong,
                                ["indicated"] = k.Value.Indicated,
                            }
                    )
                )
            ),
        }.ToJsonString(Layout);

    private static JsonObject Tiers(IReadOnlyDictionary<string, Rates> rates) =>
        new(rates.Select(r => KeyValuePair.Create(r.Key, (JsonNode?)Rate(r.Value))));

    private static JsonObject Communities(CommunityRates rates) =>
        new()
        {
            ["precision"] = rates.Precision,
            ["recall"] = rates.Recall,
            ["f1"] = rates.F1,
            ["right"] = rates.Right,
            ["found"] = rates.Found,
            ["recovered"] = rates.Recovered,
            ["true"] = rates.True,
        };

    private static JsonObject Rate(Rates rates) =>
        new()
        {
            ["precision"] = rates.Precision,
            ["recall"] = rates.Recall,
            ["f1"] = rates.F1,
            ["right"] = rates.Right,
            ["found"] = rates.Found,
            ["true"] = rates.True,
        };
}
