using System.Text.Json;
using Exhibit.Model;

namespace Exhibit.Export;

/// <summary>findings.jsonl: one finding a line, with its integers and its cited posts.</summary>
public sealed class FindingsJsonl : ICaseExporter
{
    private static readonly JsonEncodedText Sha256 = JsonOutput.Encode("source_sha256");
    private static readonly JsonEncodedText Source = JsonOutput.Encode("source");
    private static readonly JsonEncodedText Row = JsonOutput.Encode("row");

    /// <inheritdoc/>
    public string FileName => "findings.jsonl";

    /// <inheritdoc/>
    public void Write(CaseResult result, IPostStore posts, Stream output)
    {
        // Three finished texts a post, again and again: they are escaped once.
        var sources = result.Sources.Select(s => (Sha256: JsonOutput.Encode(s.Sha256), Name: JsonOutput.Encode(s.Name))).ToArray();
        using var json = JsonOutput.Open(output, indented: false);
        void Cite(int source, long row)
        {
            json.WriteStartObject();
            json.WriteString(Sha256, sources[source].Sha256);
            json.WriteString(Source, sources[source].Name);
            json.WriteNumber(Row, row);
            json.WriteEndObject();
        }

        // Findings are made as they are asked for, so their posts are gathered one finding at a time.
        var numbers = new HashSet<long>();
        foreach (var finding in result.Findings)
        {
            numbers.UnionWith(finding.Posts);
        }

        var cited = posts.Places([.. numbers.Order()]);
        foreach (var finding in result.Findings)
        {
            json.WriteStartObject();
            json.WriteString("id", finding.Id);
            json.WriteNumber("rung", finding.Rung);
            json.WriteString("tier", finding.Tier.Word());
            json.WriteString("statement", finding.Statement);
            json.WriteStartObject("statistic");
            foreach (var (name, value) in finding.Statistic)
            {
                json.Value(name, value);
            }

            json.WriteEndObject();
            json.WriteStartArray("accounts");
            foreach (var index in finding.Accounts)
            {
                var account = result.Accounts[index];
                json.WriteStartObject();
                json.WriteString("platform", account.Platform);
                json.WriteString("account_id", account.Id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("posts");
            foreach (var number in finding.Posts)
            {
                Cite(cited[number].Source, cited[number].Row);
            }

            foreach (var row in finding.Rows)
            {
                Cite(row.Source, row.Row);
            }

            json.WriteEndArray();
            Strings(json, "innocent_explanations", finding.InnocentExplanations);
            Strings(json, "disarm", finding.Disarm);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            output.WriteByte((byte)'\n');
        }
    }

    private static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
