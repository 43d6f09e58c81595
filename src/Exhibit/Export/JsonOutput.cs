using System.Text.Encodings.Web;
using System.Text.Json;

namespace Exhibit.Export;

/// <summary>How the case folder writes JSON: plain letters as they are, nothing that could close a script element.</summary>
internal static class JsonOutput
{
    // Made once: an encoder draws up a table of all letters.
    private static readonly JavaScriptEncoder Letters = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    /// <summary>A text escaped once, to be written often.</summary>
    internal static JsonEncodedText Encode(string text) => JsonEncodedText.Encode(text, Letters);

    internal static Utf8JsonWriter Open(Stream output, bool indented) =>
        new(
            output,
            new JsonWriterOptions
            {
                Indented = indented,
                NewLine = "\n",
                Encoder = Letters,
            }
        );

    internal static void Value(this Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                json.WriteNumber(name, number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber(name, number);
                break;
            case double:
                json.WriteNull(name);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            default:
                throw new NotSupportedException($"No JSON form for {value.GetType().Name} in '{name}'.");
        }
    }
}
