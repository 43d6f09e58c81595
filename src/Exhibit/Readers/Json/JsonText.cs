using System.Buffers;
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
    internal static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        var valid = Utf8.IsValid(json.Span) ? json : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));
        try
        {
            return JsonDocument.Parse(valid, Options);
        }
        catch (JsonException) when (valid.Span.IndexOf("\\x"u8) >= 0)
        {
            return JsonDocument.Parse(WithUnicodeEscapes(valid.Span), Options);
        }
    }

    // Telegram Desktop writes control characters as \x0B, which JSON does not know (export_output_json.cpp): \u000B is meant.
    private static ReadOnlyMemory<byte> WithUnicodeEscapes(ReadOnlySpan<byte> json)
    {
        var mended = new ArrayBufferWriter<byte>(json.Length + 64);
        while (!json.IsEmpty)
        {
            var escape = json.IndexOf((byte)'\\');
            if (escape < 0 || escape + 1 >= json.Length)
            {
                mended.Write(json);
                break;
            }

            mended.Write(json[..escape]);
            mended.Write(json[escape + 1] == 'x' ? "\\u00"u8 : json.Slice(escape, 2));
            json = json[(escape + 2)..];
        }

        return mended.WrittenMemory;
    }
}
