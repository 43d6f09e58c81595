using System.Text.Json;

namespace Exhibit.Readers.Json;

/// <summary>Byte ranges of a list's elements within one JSON object; a single object where a list could stand is its only element.</summary>
internal static class JsonSlices
{
    /// <summary>The ranges of the elements of the top-level list of this name; null where the object is no valid JSON or has no such list.</summary>
    internal static IReadOnlyList<(int Start, int Length)>? Of(ReadOnlyMemory<byte> json, string list)
    {
        try
        {
            var mark = json.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
            var reader = new Utf8JsonReader(json.Span[mark..], new JsonReaderOptions { MaxDepth = 128 });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            List<(int, int)>? slices = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var wanted = reader.ValueTextEquals(list);
                reader.Read();
                if (wanted && reader.TokenType == JsonTokenType.StartArray)
                {
                    slices = Elements(ref reader, mark);
                }
                else if (wanted && reader.TokenType == JsonTokenType.StartObject)
                {
                    var start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    slices = [(mark + start, (int)reader.BytesConsumed - start)];
                }
                else
                {
                    reader.Skip();
                }
            }

            return slices;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static List<(int, int)> Elements(ref Utf8JsonReader reader, int mark)
    {
        var slices = new List<(int, int)>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            slices.Add((mark + start, (int)reader.BytesConsumed - start));
        }

        return slices;
    }
}
