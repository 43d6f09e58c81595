using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Exhibit.Evidence;
using Exhibit.Model;

namespace Exhibit.Dossiers.Observations;

/// <summary>Reads what signals saw, distrusting every line.</summary>
internal static class SignalReader
{
    internal static SignalPart Read(IPackage package, int accounts, int records, int sources) =>
        new(
            BaseReader.Rows(
                package,
                SignalFiles.Signals,
                SignalFiles.Columns,
                t => new SignalFacts(t.Text(0), t.Index(1, int.MaxValue), t.Index(2, int.MaxValue), t.Text(3))
            ),
            Findings(package.Read(SignalFiles.Findings), accounts, records, sources)
        );

    /// <summary>The findings of the file's bytes.</summary>
    /// <exception cref="VerifyException">A line is not of the documented form.</exception>
    internal static IReadOnlyList<Finding> Findings(byte[] bytes, int accounts, int records, int sources)
    {
        CanonicalJson.RequireText(bytes, SignalFiles.Findings);
        var lines = Encoding.UTF8.GetString(bytes).Split('\n')[..^1];
        var findings = new List<Finding>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            var where = FormattableString.Invariant($"{SignalFiles.Findings}, line {i + 1}");
            var node = CanonicalJson.Read(Encoding.UTF8.GetBytes(lines[i]), where);
            try
            {
                findings.Add(Finding(node, accounts, records, sources, where));
            }
            catch (Exception e) when (e is NullReferenceException or InvalidOperationException or FormatException or OverflowException)
            {
                throw new VerifyException(VerifyFailure.MalformedFile, where, "the members of a finding on rung 2", "others");
            }
        }

        return findings.Select(f => f.Id).Distinct(StringComparer.Ordinal).Count() == findings.Count
            ? findings
            : throw new VerifyException(VerifyFailure.MalformedFile, SignalFiles.Findings, "every id once", "one twice");
    }

    private static Finding Finding(JsonNode node, int accounts, int records, int sources, string where)
    {
        var rung = node["rung"]!.GetValue<int>();
        return new Finding
        {
            Id =
                node["id"]!.GetValue<string>() is var id && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
                    ? id
                    : throw new FormatException("An id has other characters."),
            Rung = rung == 2 ? rung : throw new FormatException("The rung is not 2."),
            Tier = Tier.None,
            Statement = node["statement"]!.GetValue<string>(),
            Statistic =
            [
                .. node["statistic"]!
                    .AsObject()
                    .OrderBy(s => s.Key, StringComparer.Ordinal)
                    .Select(s => new KeyValuePair<string, object>(s.Key, Value(s.Value))),
            ],
            Accounts = [.. node["accounts"]!.AsArray().Select(a => (int)Below(a!, accounts))],
            Posts = [.. node["records"]!.AsArray().Select(r => Record(r!.GetValue<long>(), records, where))],
            Rows = [.. node["rows"]!.AsArray().Select(r => new SideRow((int)Below(r!["source"]!, sources), r["row"]!.GetValue<long>()))],
            InnocentExplanations = [.. node["innocent_explanations"]!.AsArray().Select(x => x!.GetValue<string>())],
            Disarm = [.. node["disarm"]!.AsArray().Select(x => x!.GetValue<string>())],
        };
    }

    private static object Value(JsonNode? node) =>
        node?.GetValueKind() switch
        {
            null => double.NaN,
            JsonValueKind.String => node.GetValue<string>(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number when node.AsValue().TryGetValue<long>(out var number) => number,
            JsonValueKind.Number => node.GetValue<double>(),
            _ => throw new FormatException("A value of a statistic is a list."),
        };

    private static long Below(JsonNode node, int bound) =>
        node.GetValue<long>() is >= 0 and var value && value < bound
            ? value
            : throw new FormatException("A number names what is not there.");

    private static long Record(long record, int records, string where) =>
        record >= 0 && record < records
            ? record
            : throw new VerifyException(
                VerifyFailure.CitedRecordMissing,
                where,
                FormattableString.Invariant($"record {record}, which a finding cites"),
                FormattableString.Invariant($"{records} records")
            );
}
