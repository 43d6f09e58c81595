using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Exhibit.Evidence;

/// <summary>
/// Canonical JSON by RFC 8785 (JCS): no white space, members sorted by UTF-16 code units, shortest numbers, least escapes.
/// A subset: nesting at most 32, no member twice, integers at most 2^53 in size (longer ids are strings), no lone surrogates.
/// </summary>
public static class CanonicalJson
{
    private const double LargestInteger = 9_007_199_254_740_992;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The canonical bytes of a document.</summary>
    /// <exception cref="ArgumentException">It holds what the subset does not.</exception>
    public static byte[] Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node, 0);
        return Utf8.GetBytes(text.ToString());
    }

    /// <summary>Reads a document strictly: valid UTF-8, one value, no comments, no member twice, limited depth.</summary>
    /// <exception cref="VerifyException">It is something else.</exception>
    public static JsonNode Read(ReadOnlySpan<byte> bytes, string where)
    {
        RequireText(bytes, where);
        RequireDepth(bytes, where);
        try
        {
            var node = JsonNode.Parse(
                bytes,
                null,
                new JsonDocumentOptions { MaxDepth = PackageLimits.JsonDepth, AllowDuplicateProperties = false }
            );
            return node ?? throw new VerifyException(VerifyFailure.MalformedFile, where, "a JSON value", "null");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new VerifyException(VerifyFailure.MalformedFile, where, "JSON without duplicate members", PackagePath.Shown(e.Message));
        }
    }

    /// <summary>Refuses bytes that are no valid UTF-8.</summary>
    /// <exception cref="VerifyException">They are not.</exception>
    public static void RequireText(ReadOnlySpan<byte> bytes, string where)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return;
        }

        throw new VerifyException(VerifyFailure.InvalidText, where, "valid UTF-8", "bytes that are none");
    }

    // The parser's own refusal does not say that depth was the reason, so depth is counted first.
    private static void RequireDepth(ReadOnlySpan<byte> bytes, string where)
    {
        var (depth, inString) = (0, false);
        for (var i = 0; i < bytes.Length; i++)
        {
            switch (bytes[i])
            {
                case (byte)'\\' when inString:
                    i++;
                    break;
                case (byte)'"':
                    inString = !inString;
                    break;
                case (byte)'[' or (byte)'{' when !inString && ++depth > PackageLimits.JsonDepth:
                    throw new VerifyException(
                        VerifyFailure.JsonTooDeep,
                        where,
                        $"at most {PackageLimits.JsonDepth} levels of nesting",
                        "more"
                    );
                case (byte)']' or (byte)'}' when !inString:
                    depth--;
                    break;
                default:
                    break;
            }
        }
    }

    private static void Write(StringBuilder text, JsonNode? node, int depth)
    {
        if (depth > PackageLimits.JsonDepth)
        {
            throw new ArgumentException("The document is nested too deeply.", nameof(node));
        }

        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                Join(
                    text,
                    '{',
                    '}',
                    members.OrderBy(m => m.Key, StringComparer.Ordinal),
                    m =>
                    {
                        String(text, m.Key);
                        text.Append(':');
                        Write(text, m.Value, depth + 1);
                    }
                );
                break;
            case JsonArray items:
                Join(text, '[', ']', items, item => Write(text, item, depth + 1));
                break;
            default:
                Scalar(text, node.AsValue());
                break;
        }
    }

    private static void Join<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> each)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            _ = first ? text : text.Append(',');
            first = false;
            each(item);
        }

        text.Append(close);
    }

    private static void Scalar(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                String(text, value.GetValue<string>());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                text.Append(value.GetValueKind() == JsonValueKind.True ? "true" : "false");
                break;
            default:
                text.Append(EcmaNumber.Of(Number(value)));
                break;
        }
    }

    private static double Number(JsonValue value)
    {
        var text = value.ToJsonString();
        var number = double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        return Math.Abs(number) <= LargestInteger || text.AsSpan().ContainsAny('.', 'e', 'E')
            ? number
            : throw new ArgumentException("An integer beyond 2^53 must be written as a string.", nameof(value));
    }

    private static void String(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
