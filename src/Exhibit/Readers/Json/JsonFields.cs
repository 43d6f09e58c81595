using System.Globalization;
using System.Text.Json;

namespace Exhibit.Readers.Json;

/// <summary>Looks into JSON that may lack anything: what is not there is an empty string, an empty list or null, never an error.</summary>
internal static class JsonFields
{
    /// <summary>A member by its path; undefined where any part is missing.</summary>
    internal static JsonElement Child(JsonElement parent, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            try
            {
                if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out parent))
                {
                    return default;
                }
            }
            catch (InvalidOperationException)
            {
                // A member whose name holds half a surrogate pair cannot be compared with any name.
                return default;
            }
        }

        return parent;
    }

    /// <summary>A member as text: strings decoded, numbers as written, anything else empty.</summary>
    internal static string Word(JsonElement parent, params ReadOnlySpan<string> path) => Scalar(Child(parent, path));

    /// <summary>The elements of a member that is an array.</summary>
    internal static IEnumerable<JsonElement> Items(JsonElement parent, params ReadOnlySpan<string> path) =>
        Child(parent, path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>The texts of a list's elements, each taken by the function, without the empty ones.</summary>
    internal static IReadOnlyList<string> Texts(IEnumerable<JsonElement> items, Func<JsonElement, string> text) =>
        [.. items.Select(text).Where(t => t.Length > 0)];

    /// <summary>A member as whole number.</summary>
    internal static long? Number(JsonElement parent, params ReadOnlySpan<string> path) =>
        long.TryParse(Word(parent, path), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Whether a member is true.</summary>
    internal static bool IsTrue(JsonElement parent, string name) => Child(parent, name).ValueKind == JsonValueKind.True;

    /// <summary>The first text that is not empty.</summary>
    internal static string First(params ReadOnlySpan<string> values)
    {
        foreach (var value in values)
        {
            if (value.Length > 0)
            {
                return value;
            }
        }

        return "";
    }

    /// <summary>A value as text: strings decoded, numbers as written, anything else empty.</summary>
    internal static string Scalar(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => Unescaped(value),
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };

    // A lone surrogate (\ud800) or invalid UTF-8 is no text that .NET can hold: it is shown, as the platforms show it, by U+FFFD.
    private static string Unescaped(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return LoneSurrogates.Decode(value.GetRawText());
        }
    }
}
