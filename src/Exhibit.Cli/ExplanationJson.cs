using System.Text.Json;
using Exhibit.Export;
using Exhibit.Model;
using Exhibit.Readers;

namespace Exhibit.Cli;

/// <summary>What formats --explain --json prints: one object a source.</summary>
internal static class ExplanationJson
{
    internal static void Print(IEnumerable<Explanation> explanations, TextWriter output)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var explanation in explanations)
            {
                Write(json, explanation);
            }

            json.WriteEndArray();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteStartObject();
        json.WriteString("source", explanation.Source);
        json.WriteString("reader", explanation.Reader);
        json.WriteString("title", explanation.Title);
        json.WriteNumber("accepted", explanation.Accepted);
        json.WriteNumber("rejected", explanation.Rejected);
        json.WriteStartObject("columns");
        foreach (var field in explanation.Columns.GroupBy(c => c.Key))
        {
            List(json, field.Key, field.Select(c => c.Value));
        }

        json.WriteEndObject();
        List(json, "not_used", explanation.Unused);
        if (explanation.Span is { } span)
        {
            json.WriteString("first", Timestamp.Of(span.First));
            json.WriteString("last", Timestamp.Of(span.Last));
        }

        Counts(json, "precision", explanation.Precisions.Select(p => (p.Key.ToString(), p.Value)));
        Counts(json, "time_source", explanation.Clocks.Select(c => (c.Key.ToString(), c.Value)));
        json.WriteString("zone", explanation.Zone);
        json.WriteStartArray("posts");
        foreach (var post in explanation.Posts)
        {
            Write(json, post);
        }

        json.WriteEndArray();
        json.WriteStartArray("traps");
        foreach (var trap in explanation.Traps)
        {
            json.WriteStartObject();
            json.WriteString("id", trap.Id);
            json.WriteNumber("count", trap.Count);
            json.WriteNumber("first_row", trap.FirstRow);
            json.WriteString("sentence", trap.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("refused");
        foreach (var refused in explanation.Refused)
        {
            json.WriteStartObject();
            json.WriteNumber("row", refused.Row);
            json.WriteNumber("line", refused.Line);
            json.WriteString("reason", refused.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Whole and unaltered: the encoder escapes what a terminal would obey.
    private static void Write(Utf8JsonWriter json, Post post)
    {
        json.WriteStartObject();
        json.WriteNumber("row", post.Provenance.Row);
        json.WriteString("time", Timestamp.Of(post.TimeMs));
        json.WriteString("platform", post.Platform);
        json.WriteString("account_id", post.AccountId);
        json.WriteString("handle", post.Handle);
        json.WriteString("post_id", post.PostId);
        json.WriteString("text", post.Text);
        json.WriteString("object_id", post.ObjectId);
        List(json, "links", post.Links);
        List(json, "hashtags", post.Hashtags);
        json.WriteBoolean("is_repost", post.IsRepost);
        json.WriteString("repost_of", post.RepostOf);
        json.WriteString("reply_to", post.ReplyTo);
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, string name, IEnumerable<(string Key, long Count)> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts)
        {
            json.WriteNumber(JsonNamingPolicy.SnakeCaseLower.ConvertName(key), count);
        }

        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
