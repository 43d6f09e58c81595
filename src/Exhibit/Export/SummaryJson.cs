using System.Text.Json;
using Exhibit.Model;

namespace Exhibit.Export;

/// <summary>summary.json: the counts, the options, the inputs with their digests, the collection record, the seconds.</summary>
public sealed class SummaryJson : ICaseExporter
{
    /// <inheritdoc/>
    public string FileName => "summary.json";

    /// <summary>The counts that stand first in summary.json, by name.</summary>
    /// <param name="result">What the run found.</param>
    public static IReadOnlyList<KeyValuePair<string, long>> Figures(CaseResult result) =>
        [
            new("rows_read", result.Counts.RowsRead),
            new("rows_accepted", result.Counts.RowsAccepted),
            new("rows_rejected", result.Counts.RowsRejected),
            new("rows_duplicate", result.Counts.RowsDuplicate),
            new("accounts", result.Accounts.Count),
            new("posts", result.Counts.Posts),
            new("traces", result.Counts.Traces),
            new("pairs_tested", result.Counts.PairsTested),
            new("edges_strong", result.Edges.Count(e => e.Tier == Tier.Strong)),
            new("edges_indicated", result.Edges.Count(e => e.Tier == Tier.Indicated)),
            new("accounts_strong", result.Accounts.Count(a => a.Tier == Tier.Strong)),
            new("accounts_indicated", result.Accounts.Count(a => a.Tier == Tier.Indicated)),
            new("communities", result.Communities.Count),
            new(
                "pairs_tested_slow",
                result.Families.Where(f => f.Evidence == EvidenceKind.Timing).Skip(1).FirstOrDefault()?.PairsCoSharing ?? 0
            ),
        ];

    /// <inheritdoc/>
    public void Write(CaseResult result, IPostStore posts, Stream output)
    {
        using (var json = JsonOutput.Open(output, indented: true))
        {
            json.WriteStartObject();
            foreach (var (name, value) in Figures(result))
            {
                json.WriteNumber(name, value);
            }

            json.WriteString("version", result.Version);
            json.WriteString("time_precision", result.Precision.ToString().ToLowerInvariant());
            Pairs(json, "options", result.Options.Select(o => new KeyValuePair<string, object>(o.Key, o.Value)));
            Inputs(json, result);
            Collection(json, result.Collection);
            Pairs(json, "traces_by_kind", result.TraceKinds.Select(k => new KeyValuePair<string, object>(k.Key, k.Value)));
            Families(json, result);
            Controls(json, result);
            Signals(json, result);
            json.WriteStartArray("limits");
            foreach (var limit in result.Limits)
            {
                json.WriteStringValue(limit);
            }

            json.WriteEndArray();
            Pairs(json, "seconds", result.Seconds.Select(s => new KeyValuePair<string, object>(s.Key, s.Value)));
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Inputs(Utf8JsonWriter json, CaseResult result)
    {
        json.WriteStartArray("inputs");
        foreach (var source in result.Sources)
        {
            json.WriteStartObject();
            json.WriteString("name", source.Name);
            json.WriteString("sha256", source.Sha256);
            json.WriteNumber("bytes", source.Bytes);
            json.WriteString("reader", source.Reader);
            json.WriteNumber("rows_read", source.RowsRead);
            json.WriteNumber("rows_accepted", source.RowsAccepted);
            json.WriteNumber("rows_rejected", source.RowsRejected);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Collection(Utf8JsonWriter json, CollectionRecord? record)
    {
        if (record is null)
        {
            json.WriteString("collection", "collection not documented");
            return;
        }

        json.WriteStartObject("collection");
        json.WriteString("file", record.File);
        json.WriteString("who", record.Who);
        json.WriteString("when", record.When);
        json.WriteString("tool", record.Tool);
        json.WriteString("query", record.Query);
        json.WriteString("sampling", record.Sampling);
        foreach (var (key, value) in record.Other)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void Families(Utf8JsonWriter json, CaseResult result)
    {
        json.WriteStartArray("families");
        foreach (var family in result.Families)
        {
            json.WriteStartObject();
            json.WriteString("evidence", family.Evidence.Word());
            json.WriteNumber("window_seconds", family.WindowSeconds);
            json.WriteNumber("block_seconds", family.BlockSeconds);
            json.WriteNumber("slot_seconds", family.SlotSeconds);
            json.WriteNumber("hour_probability", family.HourProbability);
            json.WriteNumber("pairs_in_one_block", family.PairsCoSharing);
            json.WriteNumber("m", family.M);
            json.WriteNumber("threshold", family.Threshold);
            json.WriteNumber("least_objects", family.LeastObjects);
            json.WriteNumber("accounts_testable", family.AccountsTestable);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Controls(Utf8JsonWriter json, CaseResult result)
    {
        json.WriteStartArray("controls");
        foreach (var control in result.Controls)
        {
            json.WriteStartObject();
            json.WriteString("id", control.Id);
            json.WriteString("meaning", control.Meaning);
            json.WriteNumber("edges_strong", control.EdgesStrong);
            json.WriteNumber("edges_indicated", control.EdgesIndicated);
            json.WriteNumber("accounts_strong", control.AccountsStrong);
            json.WriteNumber("accounts_indicated", control.AccountsIndicated);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Signals(Utf8JsonWriter json, CaseResult result)
    {
        json.WriteStartArray("signals");
        foreach (var signal in result.Signals)
        {
            json.WriteStartObject();
            json.WriteString("id", signal.Info.Id);
            json.WriteNumber("version", signal.Info.Version);
            json.WriteString("not_observable", signal.NotObservable);
            json.WriteNumber("tested", signal.Tested);
            json.WriteNumber("observed", signal.Observations.Count(o => o.Observed));
            json.WriteNumber("described", signal.Observations.Count(o => !o.Observed));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("side_inputs");
        foreach (var side in result.SideInputs)
        {
            json.WriteStartObject();
            json.WriteString("kind", side.Kind);
            json.WriteString("name", result.Sources[side.Source].Name);
            json.WriteNumber("rows_read", side.Read);
            json.WriteNumber("rows_used", side.Used);
            json.WriteNumber("rows_refused", side.Refused);
            json.WriteStartArray("reasons");
            foreach (var reason in side.Reasons)
            {
                json.WriteStringValue(reason);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Pairs(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, object>> pairs)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in pairs)
        {
            json.Value(key, value);
        }

        json.WriteEndObject();
    }
}
