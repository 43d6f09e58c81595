using System.Text.Json.Nodes;
using Exhibit.Coordination;
using Exhibit.Evidence;

namespace Exhibit;

/// <summary>What a run will do, written and hashed before it reads a record: nobody can say the rule was fitted to the result.</summary>
public static class Protocol
{
    /// <summary>Name of the file in a case and in a dossier.</summary>
    public const string FileName = "protocol.json";

    private static readonly string[] Exclusions =
    [
        "An author and the one who reposts them are no pair.",
        "Later traces of one account on one object are not tested.",
        "A single hashtag used by more than 20 accounts, and by more than one in 200, is no object.",
        "A record identical to an earlier one adds no trace.",
    ];

    /// <summary>The canonical bytes of the protocol of a run.</summary>
    /// <param name="options">Name and value of every option.</param>
    public static byte[] Of(IEnumerable<KeyValuePair<string, string>> options)
    {
        var stated = new JsonObject();
        foreach (var (name, value) in options)
        {
            stated[name] = value;
        }

        return CanonicalJson.Write(
            new JsonObject
            {
                ["format"] = "exhibit-protocol/1",
                ["version"] = Analysis.Version,
                ["scope"] = "Every record of the inputs; every pair of accounts in every trace kind named under options.",
                ["options"] = stated,
                ["explanations"] = Strings(new ExplanationSet(Catalog.Explanations).Items.Select(e => e.Info.Id)),
                ["exclusions"] = Strings(Exclusions),
                ["least_co_actions"] = Family.LeastSynchronous,
                ["stop_above"] = PairTest.StopAbove,
                ["leave_one_out_level"] = PairTest.LeaveOneOutLevel,
                ["least_excess"] = PairTest.LeastExcess,
                ["sitting_pause_ms"] = Occasions.PauseMs,
                ["suspect_rate"] = Suspects.Rate,
            }
        );
    }

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);
}
