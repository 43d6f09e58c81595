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
            ["communities"] = Rate(score.Communities),
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
