using System.Text.Json;

namespace Exhibit.Readers.Json;

/// <summary>An object as a row: its members are the cells, those of an object within it by "outer.inner".</summary>
internal sealed class JsonRow(JsonElement item, IReadOnlyList<string> names) : IRecord
{
    /// <summary>Names of an object's members, and of those of objects within it.</summary>
    internal static IEnumerable<string> Names(JsonElement item)
    {
        foreach (var (name, value) in Members(item))
        {
            yield return name;
            if (value.ValueKind == JsonValueKind.Object)
            {
                foreach (var (inner, _) in Members(value))
                {
                    yield return $"{name}.{inner}";
                }
            }
        }
    }

    public string Text(int index) =>
        At(index) switch
        {
            { ValueKind: JsonValueKind.True } => "true",
            { ValueKind: JsonValueKind.False } => "false",
            { ValueKind: JsonValueKind.Array or JsonValueKind.Object } nested => nested.GetRawText(),
            var value => JsonFields.Scalar(value),
        };

    public ReadOnlySpan<char> Bytes(int index) => Text(index);

    public IReadOnlyList<string> List(int index) =>
        At(index) is { ValueKind: JsonValueKind.Array } list
            ? JsonFields.Texts(list.EnumerateArray(), JsonFields.Scalar)
            : ListCell.Split(Text(index));

    // A member of that very name comes before one within another.
    private JsonElement At(int index)
    {
        if (index < 0 || index >= names.Count)
        {
            return default;
        }

        var name = names[index];
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var own = JsonFields.Child(item, name);
        return dot < 0 || own.ValueKind != JsonValueKind.Undefined ? own : JsonFields.Child(item, name[..dot], name[(dot + 1)..]);
    }

    // A name that holds half a surrogate pair cannot be written as text, and no column bears it.
    private static List<(string Name, JsonElement Value)> Members(JsonElement item)
    {
        var members = new List<(string, JsonElement)>();
        foreach (var member in item.EnumerateObject())
        {
            try
            {
                members.Add((member.Name, member.Value));
            }
            catch (InvalidOperationException)
            {
                continue;
            }
        }

        return members;
    }
}
