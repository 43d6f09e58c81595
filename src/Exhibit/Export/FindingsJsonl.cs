using Exhibit.Model;

namespace Exhibit.Export;

/// <summary>findings.jsonl: one finding a line, with its integers and its cited posts.</summary>
public sealed class FindingsJsonl : ICaseExporter
{
    /// <inheritdoc/>
    public string FileName => "findings.jsonl";

    /// <inheritdoc/>
    public void Write(CaseResult result, IPostStore posts, Stream output)
    {
        var cited = Places(result, posts);
        foreach (var finding in result.Findings)
        {
            using (var json = JsonOutput.Open(output, indented: false))
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
                    var where = cited[number];
                    json.WriteStartObject();
                    json.WriteString("source_sha256", result.Sources[where.Source].Sha256);
                    json.WriteString("source", result.Sources[where.Source].Name);
                    json.WriteNumber("row", where.Row);
                    json.WriteEndObject();
                }

                foreach (var row in finding.Rows)
                {
                    json.WriteStartObject();
                    json.WriteString("source_sha256", result.Sources[row.Source].Sha256);
                    json.WriteString("source", result.Sources[row.Source].Name);
                    json.WriteNumber("row", row.Row);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                Strings(json, "innocent_explanations", finding.InnocentExplanations);
                Strings(json, "disarm", finding.Disarm);
                json.WriteEndObject();
            }

            output.WriteByte((byte)'\n');
        }
    }

    // Of the posts only their places are kept.
    private static Dictionary<long, (int Source, long Row)> Places(CaseResult result, IPostStore posts)
    {
        var places = new Dictionary<long, (int, long)>();
        var numbers = new HashSet<long>();
        foreach (var finding in result.Findings)
        {
            numbers.UnionWith(finding.Posts);
        }

        foreach (var chunk in numbers.Order().Chunk(5_000))
        {
            foreach (var (number, post) in posts.Fetch(chunk))
            {
                places[number] = (post.Provenance.Source, post.Provenance.Row);
            }
        }

        return places;
    }

    private static void Strings(System.Text.Json.Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
