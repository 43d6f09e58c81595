using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Exhibit.Dossiers.Groups;
using Exhibit.Dossiers.Observations;
using Exhibit.Evidence;

namespace Exhibit.Tests.Dossiers;

/// <summary>Tampered twins of the tables of common origin, common company and signals, of a liar who rewrites the manifests too.</summary>
internal static class GroupTwins
{
    private const string Origin = "own-words";
    private const string Company = "passed-on";

    internal static readonly IReadOnlyList<Twin> All =
    [
        new("a member dropped from a group by origin", VerifyFailure.NumberMismatch, f => DropUncited(f, Origin)),
        new("a member dropped from a group by company", VerifyFailure.NumberMismatch, f => DropUncited(f, Company)),
        Test("the size of a group", "group_size", Up),
        Test("a test's sittings", "sittings", Up),
        Test("how many sittings met the group", "met", Up),
        Test("the objects of outsiders", "outsider_objects", Up),
        Test("what outsiders share with the group", "outsider_met", Up),
        Test("p of a test", "p", _ => "1E-30"),
        Test("p of a test without a day", "p_without_one", _ => "1E-30"),
        Test("whether a test passes", "passes", t => t == "1" ? "0" : "1"),
        Test("the half a group was found on", "found", t => t == "1" ? "0" : "1"),
        new("a test dropped", VerifyFailure.NumberMismatch, f => Twins.Lines(f, GroupFiles.Tests, l => [.. l[..^1]])),
        new("a test added", VerifyFailure.NumberMismatch, f => Twins.Lines(f, GroupFiles.Tests, l => [.. l, Next(l[^1])])),
        Edge("p of a pair of a group", "p", _ => "1E-30"),
        Edge("the objects a pair of a group shares", "objects_shared", Up),
        Edge("the sittings of a pair of a group", "occasions", Up),
        Edge("the threshold of a pair of a group", "threshold", _ => "0.05"),
        Edge("the tier of a pair of a group", "tier", _ => "strong", VerifyFailure.TierMismatch),
        Edge("the explanation of a pair of a group", "explained_by", _ => "", VerifyFailure.TierMismatch),
        new("a pair by origin added", VerifyFailure.TierMismatch, f => AddPair(f, Origin)),
        // Here the added account's own group is not in the dossier.
        new("a pair by company added", VerifyFailure.NumberMismatch, f => AddPair(f, Company)),
        new("a pair of a group dropped", VerifyFailure.NumberMismatch, f => Twins.Lines(f, GroupFiles.Edges, l => [.. l[..^1]])),
        new("half of an object flipped", VerifyFailure.NumberMismatch, f => Flip(f, shown: true)),
        new("half of an object flipped whose content is not shown", VerifyFailure.NumberMismatch, f => Flip(f, shown: false)),
        new("m of a group raised", VerifyFailure.NumberMismatch, f => Twins.Cell(f, GroupFiles.Families, "m", Up)),
        new("m of a group below its tests", VerifyFailure.NumberMismatch, f => Twins.Cell(f, GroupFiles.Families, "m", _ => "3")),
        new("the objects of a half edited", VerifyFailure.NumberMismatch, f => Twins.Cell(f, GroupFiles.Families, "objects_0", Up)),
        new(
            "fewer objects in a half than shown",
            VerifyFailure.NumberMismatch,
            f => Twins.Cell(f, GroupFiles.Families, "objects_0", _ => "1")
        ),
        new("an outsider's objects edited", VerifyFailure.NumberMismatch, f => OthersOf(f, Company, cells => cells[1] = cells[2] = "999")),
        new(
            "fewer objects of an outsider than shown",
            VerifyFailure.MalformedFile,
            f => OthersOf(f, Company, cells => cells[1] = cells[2] = "0")
        ),
        new("a tested account called an outsider", VerifyFailure.NumberMismatch, CallOutsider),
        new("a record of a pair of a group dropped", VerifyFailure.CitedRecordMissing, f => DropRecord(f)),
        new("a sitting of a trial edited", VerifyFailure.NumberMismatch, f => Twins.Cell(f, GroupFiles.Trials, "occasion", Up)),
        new("a trial of a group dropped", VerifyFailure.NumberMismatch, f => Twins.Lines(f, GroupFiles.Trials, l => [.. l[..^1]])),
        new("the tests of a finding exchanged", VerifyFailure.NumberMismatch, f => Twins.Finding(f, j => j["tests"] = new JsonArray(0, 1))),
        new("p of a group's finding edited", VerifyFailure.NumberMismatch, f => Twins.Finding(f, j => j["statistic"]!["p"] = 1e-30)),
        new(
            "an integer of a group's sentence edited",
            VerifyFailure.NumberMismatch,
            f => Twins.Finding(f, j => j["statement"] = "9" + (string)j["statement"]!),
            Ours: VerifyFailure.TextMismatch
        ),
        Signal(
            "the verdict of a signal",
            VerifyFailure.NumberMismatch,
            j => j["statistic"]!["observed"] = !(bool)j["statistic"]!["observed"]!
        ),
        Signal("the threshold of a signal", VerifyFailure.NumberMismatch, j => j["statistic"]!["threshold"] = 0.04),
        Signal("a record that a signal cites", VerifyFailure.CitedRecordMissing, j => j["records"]![0] = 999_999),
        Signal("the rung of a signal", VerifyFailure.MalformedFile, j => j["rung"] = 3),
        Signal("the name of a signal", VerifyFailure.MalformedFile, j => j["statistic"]!["signal"] = "mind-reading"),
        new(
            "how many a signal tested",
            VerifyFailure.NumberMismatch,
            f => Twins.Text(f, SignalFiles.Signals, t => Regex.Replace(t, @"(?m)^(automation,\d+),\d+,", "$1,1,"))
        ),
        new("the level of communities", VerifyFailure.NumberMismatch, f => Twins.Head(f, h => h["community_level"] = 0.5)),
    ];

    private static string Up(string number) => (int.Parse(number, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);

    private static Twin Test(string what, string column, Func<string, string> change) =>
        new($"{what}, edited", VerifyFailure.NumberMismatch, f => Twins.Cell(f, GroupFiles.Tests, column, change));

    private static Twin Edge(
        string what,
        string column,
        Func<string, string> change,
        VerifyFailure failure = VerifyFailure.NumberMismatch
    ) => new($"{what}, edited", failure, f => Twins.Cell(f, GroupFiles.Edges, column, change));

    // The last observation of the world is one with a p.
    // Of one with a p: what has none is described, and its verdict stands by itself.
    private static Twin Signal(string what, VerifyFailure failure, Action<JsonNode> change) =>
        new($"{what}, edited", failure, f => Twins.Finding(f, change, SignalFiles.Findings, j => j["statistic"]!["p"] is not null));

    internal static string[][] Rows(string folder, string file) =>
        [.. File.ReadLines(Twins.At(folder, file)).Skip(1).Select(l => l.Split(','))];

    // A trace that no finding cites, of an object that joins it to a cited account.
    private static void DropUncited(string folder, string kind)
    {
        var traces = Rows(folder, GroupFiles.Traces(kind));
        var cited = traces.Where(t => t[3].Length > 0).Select(t => t[0]).ToHashSet(StringComparer.Ordinal);
        var dropped = string.Join(',', traces.First(t => t[3].Length == 0 && cited.Contains(t[0])));
        Twins.Lines(folder, GroupFiles.Traces(kind), l => [.. l.Where(x => x != dropped)]);
    }

    // One more pair: of the last one's first account and an account of a group that is in no pair.
    private static void AddPair(string folder, string kind)
    {
        var edges = Rows(folder, GroupFiles.Edges);
        var last = edges.Last(e => e[2] == kind);
        var cited = edges.Where(e => e[2] == kind).SelectMany(e => new[] { e[3], e[4] }).ToHashSet(StringComparer.Ordinal);
        var others = Rows(folder, GroupFiles.Others(kind)).Select(o => o[0]).ToHashSet(StringComparer.Ordinal);
        var stranger = Rows(folder, GroupFiles.Traces(kind)).Select(t => t[1]).First(a => !cited.Contains(a) && !others.Contains(a));
        string[] added = [Up(edges[^1][0]), .. last[1..4], stranger, .. last[5..]];
        Twins.Lines(folder, GroupFiles.Edges, l => [.. l, string.Join(',', added)]);
    }

    private static void Flip(string folder, bool shown)
    {
        var contents = Rows(folder, GroupFiles.Contents).Where(c => c[0] == Origin).Select(c => c[1]).ToHashSet(StringComparer.Ordinal);
        var tested = Rows(folder, GroupFiles.Traces(Origin)).Where(t => t[3].Length > 0).Select(t => t[1]).ToHashSet();
        var own = Rows(folder, GroupFiles.Traces(Origin)).Where(t => tested.Contains(t[1])).Select(t => t[0]).ToHashSet();
        var flipped = Rows(folder, GroupFiles.Objects(Origin)).First(o => own.Contains(o[0]) && contents.Contains(o[0]) == shown)[0];
        Twins.Lines(
            folder,
            GroupFiles.Objects(Origin),
            lines =>
                [
                    .. lines.Select(l =>
                        l.StartsWith(flipped + ",", StringComparison.Ordinal)
                            ? $"{flipped},{(l[flipped.Length + 1] == '0' ? 1 : 0)}{l[(flipped.Length + 2)..]}"
                            : l
                    ),
                ]
        );
    }

    internal static void OthersOf(string folder, string kind, Action<string[]> change) =>
        Twins.Lines(
            folder,
            GroupFiles.Others(kind),
            lines =>
                [
                    lines[0],
                    .. lines[1..]
                        .Select(l =>
                        {
                            var cells = l.Split(',');
                            change(cells);
                            return string.Join(',', cells);
                        }),
                ]
        );

    private static void CallOutsider(string folder)
    {
        var account = Rows(folder, GroupFiles.Edges).First(e => e[2] == Origin)[3];
        Twins.Text(folder, GroupFiles.Others(Origin), t => t + $"{account},999,999\n");
    }

    private static void DropRecord(string folder) =>
        Twins.Text(folder, GroupFiles.Traces(Origin), t => new Regex(@"(?m)(?<=,\d+,\d+,)\d+$").Replace(t, "", 1));

    private static string Next(string row)
    {
        var cells = row.Split(',');
        cells[0] = Up(cells[0]);
        return string.Join(',', cells);
    }
}
