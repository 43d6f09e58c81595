using System.Text;
using System.Text.Json;

namespace Exhibit.Readers.Json;

/// <summary>What the start of a JSON source holds: the paths of its members with arrays left out ("data.author_id"), and their first values.</summary>
internal sealed class JsonShape
{
    private const int MostPaths = 4_000;
    private const int Deepest = 64;

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> lists = new(StringComparer.Ordinal);

    private JsonShape() { }

    /// <summary>All paths, in the order in which they first occur.</summary>
    internal IEnumerable<string> Paths => values.Keys;

    /// <summary>True when the source begins with a bracket.</summary>
    internal bool IsArray { get; private init; }

    /// <summary>The shape of the sample; null when it does not begin as a JSON object or array.</summary>
    internal static JsonShape? Of(SourceSample sample)
    {
        var head = sample.Head.Span;
        head = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        head = head.TrimStart(" \t\r\n"u8);
        if (head.IsEmpty || head[0] is not ((byte)'{' or (byte)'['))
        {
            return null;
        }

        var shape = new JsonShape { IsArray = head[0] == '[' };
        try
        {
            shape.Walk(head);
        }
        catch (JsonException)
        {
            // The sample ends somewhere, or is damaged: what stands before is enough.
        }

        return shape.values.Count > 0 ? shape : null;
    }

    /// <summary>Whether all these paths occur.</summary>
    internal bool Has(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (!values.ContainsKey(path))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an array stands at the path; the empty path is the source itself.</summary>
    internal bool HasList(string path) => lists.Contains(path);

    /// <summary>The first scalar at the path; empty where there is none.</summary>
    internal string Value(string path) => values.GetValueOrDefault(path, "");

    private void Walk(ReadOnlySpan<byte> head)
    {
        var reader = new Utf8JsonReader(
            head,
            isFinalBlock: false,
            new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = Deepest })
        );
        var path = new Stack<string>([""]);
        var name = "";
        while (values.Count < MostPaths && reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    var own = Encoding.UTF8.GetString(reader.ValueSpan[..Math.Min(reader.ValueSpan.Length, 64)]);
                    name = path.Peek().Length == 0 ? own : $"{path.Peek()}.{own}";
                    values.TryAdd(name, "");
                    break;
                case JsonTokenType.StartObject:
                    path.Push(name);
                    break;
                case JsonTokenType.StartArray:
                    lists.Add(name);
                    path.Push(name);
                    break;
                case JsonTokenType.EndObject:
                case JsonTokenType.EndArray:
                    path.Pop();
                    name = path.Peek();
                    break;
                default:
                    if (values.TryGetValue(name, out var known) && known.Length == 0 && reader.ValueSpan.Length <= 256)
                    {
                        values[name] = Encoding.UTF8.GetString(reader.ValueSpan);
                    }

                    name = path.Peek();
                    break;
            }
        }
    }
}
