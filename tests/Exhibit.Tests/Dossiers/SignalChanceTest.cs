using System.Globalization;
using System.Text.Json.Nodes;
using Exhibit.Dossiers.Observations;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Dossiers;

/// <summary>The p that follows from a signal's integers: check.py sums them in another way and gets the same.</summary>
public sealed class SignalChanceTest
{
    private const string Load =
        "import sys,json,importlib.util as u;s=u.spec_from_file_location('check',sys.argv[1]);m=u.module_from_spec(s);s.loader.exec_module(m);print(json.dumps([m.signal_p(x) for x in json.loads(sys.argv[2])]))";

    // Names and values as the signals state them; the last column is p where it can be told without a program.
    private static readonly (string Names, double[] Values, double? Known)[] Cases =
    [
        ("members members_gone others others_gone", [4, 4, 64, 0], Math.Pow(1 / 65.0, 4)),
        ("members members_gone others others_gone", [40, 31, 6_000, 900], null),
        ("members_who_link members_on_list others_who_link others_on_list", [2, 1, 99, 49], 0.75),
        ("members_tested members_low outside_tested outside_low", [2, 2, 98, 9], 3 * 0.01),
        ("members_tested members_low outside_tested outside_low", [2, 2, 8, 9], 1),
        (
            "members_with_known_client members_with_client outside_with_known_client outside_with_client clients_in_community",
            [3, 3, 98, 9, 5],
            3 * 5 * 0.001
        ),
        ("sentences_in_common earlier_first", [8, 8], 2 / 256.0),
        // Nine members, of whom one has the trait and one more; of the outsiders nobody: 1 of 8 known others is it.
        ("members_known members_alike outside_known outside_alike traits_tried kinds_asked", [9, 2, 792, 0, 1, 1], 0.01),
        ("members_known members_alike outside_known outside_alike traits_tried kinds_asked", [30, 12, 4_000, 55, 30, 9], null),
        ("members_known members_in_window outside_known outside_in_window windows_tried kinds_asked", [24, 7, 900, 3, 72, 9], null),
        ("members_known members_awake outside_known outside_awake kinds_asked", [10, 1, 990, 0, 9], 9 * 0.01),
        ("members_known members_awake outside_known outside_awake kinds_asked", [22, 20, 310, 40, 9], null),
        (
            "turns turns_sooner_than_one_hand other_answers other_answers_so_soon p_reply_rates pairs_of_community",
            [2, 0, 100, 51, 1e-9, 3],
            3 * 0.25
        ),
        (
            "turns turns_sooner_than_one_hand other_answers other_answers_so_soon p_reply_rates pairs_of_community",
            [60, 3, 900, 410, 1e-5, 6],
            null
        ),
        ("p_clock p_even p_quota p_sleepless", [0.5, 0.01, 1e-7, 1], 4e-7),
    ];

    [Fact]
    public void BothVerifiersGiveTheSameAndWhatIsKnown()
    {
        var statistics = new JsonArray([
            .. Cases.Select(c => new JsonObject(
                c.Names.Split(' ').Select((n, i) => new KeyValuePair<string, JsonNode?>(n, Node(c.Values[i])))
            )),
        ]);
        var script = Path.Combine(RealData.Repository, "src", "Exhibit", "Dossiers", "check.py");
        var (code, output, error) = Outside.Run("python3", Path.GetTempPath(), "-I", "-B", "-c", Load, script, statistics.ToJsonString());
        Assert.Equal((0, ""), (code, error));
        var theirs = JsonNode.Parse(output)!.AsArray();
        for (var i = 0; i < Cases.Length; i++)
        {
            var (names, values, known) = Cases[i];
            var ours = SignalChance.Of(Statistic(names, values))!.Value;
            Near(ours, theirs[i]!.GetValue<double>(), names);
            Near(known ?? ours, ours, names);
        }
    }

    [Fact]
    public void WhatDoesNotFollowIsLeftToTheSources()
    {
        Assert.Null(SignalChance.Of(Statistic("members members_gone others", [4, 4, 64])));
        Assert.Null(SignalChance.Of(Statistic("members members_gone others others_gone", [4, -1, 64, 0])));
        Assert.Null(SignalChance.Of(Statistic("posts p_clock p_quota", [400, 0.1, 0.2])));
    }

    private static Dictionary<string, object> Statistic(string names, double[] values) =>
        names
            .Split(' ')
            .Select((n, i) => (n, Value: values[i]))
            .ToDictionary(x => x.n, x => x.Value % 1 == 0 ? (object)(long)x.Value : x.Value);

    private static JsonValue Node(double value) => value % 1 == 0 ? JsonValue.Create((long)value) : JsonValue.Create(value);

    private static void Near(double expected, double found, string names) =>
        Assert.True(
            Math.Abs(expected - found) <= 1e-9 * Math.Max(expected, found),
            string.Create(CultureInfo.InvariantCulture, $"{names}: {expected} and {found}")
        );
}
