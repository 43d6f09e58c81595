using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Exhibit.Readers.Json;

/// <summary>Parses one record. Bytes that are no UTF-8 become U+FFFD: the framework would throw when such a text is asked for.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    /// <summary>The record as a document.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    internal static JsonDocument Parse(ReadOnlyMemory<byte> json) =>
        JsonDocument.Parse(Utf8.IsValid(json.Span) ? json : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span)), Options);
}
