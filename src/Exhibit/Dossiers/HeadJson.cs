using System.Text.Json.Nodes;
using Exhibit.Evidence;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>dossier.json, written and read.</summary>
internal static class HeadJson
{
    private const string Format = "exhibit-dossier/1";
    private const string All = "all";
    private const string Cited = "cited";

    internal static byte[] Write(DossierHead head) =>
        CanonicalJson.Write(
            new JsonObject
            {
                ["format"] = Format,
                ["level"] = head.Level,
                ["date"] = head.Date,
                ["materials"] = head.AllRecords ? All : Cited,
                ["version"] = head.Version,
                ["options"] = Pairs(head.Options),
                ["option_order"] = Strings(head.Options.Select(o => o.Key)),
                ["counts"] = Counts(head),
                ["collection"] = head.Collection is { } record ? Collection(record) : null,
                ["limits"] = Strings(head.Limits),
                ["controls"] = new JsonArray([.. head.Controls.Select(Control)]),
                ["testable_accounts"] = new JsonArray([
                    .. head.Testable.Select(t => new JsonObject
                    {
                        ["window_seconds"] = t.Key.Window,
                        ["block_seconds"] = t.Key.Block,
                        ["accounts"] = t.Value,
                        ["blocks_left_out"] = head.Crowded[t.Key].Blocks,
                        ["pairs_left_out"] = head.Crowded[t.Key].Pairs,
                    }),
                ]),
                ["time_precision"] = head.Precision.ToString().ToLowerInvariant(),
                ["explanations"] = Strings(head.Explanations),
                ["community_level"] = head.CommunityLevel,
                ["signals_left_out"] = head.SignalsLeftOut,
            }
        );

    /// <exception cref="VerifyException">It is not of the documented form.</exception>
    internal static DossierHead Read(byte[] bytes)
    {
        var root = CanonicalJson.Read(bytes, DossierFiles.Head);
        try
        {
            if (Text(root["format"]) != Format)
            {
                throw new VerifyException(VerifyFailure.MalformedFile, DossierFiles.Head, $"format {Format}", Text(root["format"]));
            }

            var options = root["options"]!;
            var counts = root["counts"]!;
            long Count(string name) => counts[name]!.GetValue<long>();
            return new DossierHead
            {
                Level = Text(root["level"]) is DossierHead.PublicLevel or DossierHead.NamedLevel or DossierHead.MixedLevel
                    ? Text(root["level"])
                    : throw new FormatException("The level is neither public nor mixed nor named."),
                Date = IsDay(Text(root["date"])) ? Text(root["date"]) : throw new FormatException("The date is no day."),
                AllRecords = Text(root["materials"]) is All or Cited
                    ? Text(root["materials"]) == All
                    : throw new FormatException("The materials are neither all nor cited."),
                Version = Text(root["version"]),
                Options = [.. Texts(root["option_order"]).Select(o => new KeyValuePair<string, string>(o, Text(options[o])))],
                Counts = new CaseCounts
                {
                    RowsRead = Count("rows_read"),
                    RowsAccepted = Count("rows_accepted"),
                    RowsRejected = Count("rows_rejected"),
                    RowsDuplicate = Count("rows_duplicate"),
                    Posts = Count("posts"),
                    Traces = Count("traces"),
                    PairsTested = Count("pairs_tested"),
                },
                Accounts = checked((int)Count("accounts")),
                Collection = root["collection"] is { } record ? Collection(record) : null,
                Limits = Texts(root["limits"]),
                Controls = [.. root["controls"]!.AsArray().Select(c => Control(c!))],
                Testable = root["testable_accounts"]!
                    .AsArray()
                    .ToDictionary(t => (Int(t!["window_seconds"]), Int(t["block_seconds"])), t => Int(t!["accounts"])),
                Crowded = root["testable_accounts"]!
                    .AsArray()
                    .ToDictionary(
                        t => (Int(t!["window_seconds"]), Int(t["block_seconds"])),
                        t => (t!["blocks_left_out"]!.GetValue<long>(), t["pairs_left_out"]!.GetValue<long>())
                    ),
                Precision = Enum.Parse<TimePrecision>(Text(root["time_precision"]), ignoreCase: true),
                Explanations = Texts(root["explanations"]),
                CommunityLevel = root["community_level"]!.GetValue<double>(),
                SignalsLeftOut = root["signals_left_out"]!.GetValue<bool>(),
            };
        }
        catch (Exception e)
            when (e is NullReferenceException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new VerifyException(
                VerifyFailure.MalformedFile,
                DossierFiles.Head,
                "the members that docs/dossier-format.md lists",
                "others"
            );
        }
    }

    /// <summary>Whether a text is empty or a day, yyyy-MM-dd.</summary>
    internal static bool IsDay(string text) =>
        text.Length == 0
        || DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None,
            out _
        );

    private static JsonObject Counts(DossierHead head) =>
        new()
        {
            ["rows_read"] = head.Counts.RowsRead,
            ["rows_accepted"] = head.Counts.RowsAccepted,
            ["rows_rejected"] = head.Counts.RowsRejected,
            ["rows_duplicate"] = head.Counts.RowsDuplicate,
            ["posts"] = head.Counts.Posts,
            ["traces"] = head.Counts.Traces,
            ["pairs_tested"] = head.Counts.PairsTested,
            ["accounts"] = head.Accounts,
        };

    private static JsonObject Collection(CollectionRecord record) =>
        new()
        {
            ["file"] = record.File,
            ["who"] = record.Who,
            ["when"] = record.When,
            ["tool"] = record.Tool,
            ["query"] = record.Query,
            ["sampling"] = record.Sampling,
            ["other"] = Pairs(record.Other),
            ["other_order"] = Strings(record.Other.Select(o => o.Key)),
        };

    private static CollectionRecord Collection(JsonNode node) =>
        new(
            Text(node["file"]),
            Text(node["who"]),
            Text(node["when"]),
            Text(node["tool"]),
            Text(node["query"]),
            Text(node["sampling"]),
            [.. Texts(node["other_order"]).Select(o => new KeyValuePair<string, string>(o, Text(node["other"]![o])))]
        );

    private static JsonObject Control(ControlResult control) =>
        new()
        {
            ["id"] = control.Id,
            ["meaning"] = control.Meaning,
            ["edges_strong"] = control.EdgesStrong,
            ["edges_indicated"] = control.EdgesIndicated,
            ["accounts_strong"] = control.AccountsStrong,
            ["accounts_indicated"] = control.AccountsIndicated,
        };

    private static ControlResult Control(JsonNode node) =>
        new(
            Text(node["id"]),
            Text(node["meaning"]),
            Int(node["edges_strong"]),
            Int(node["edges_indicated"]),
            Int(node["accounts_strong"]),
            Int(node["accounts_indicated"])
        );

    private static JsonObject Pairs(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var result = new JsonObject();
        foreach (var (name, value) in pairs)
        {
            result[name] = value;
        }

        return result;
    }

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static int Int(JsonNode? node) => node!.GetValue<int>();

    private static string[] Texts(JsonNode? node) => [.. node!.AsArray().Select(Text)];
}
