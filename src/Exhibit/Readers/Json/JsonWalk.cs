using System.Buffers;
using System.Text;

namespace Exhibit.Readers.Json;

/// <summary>
/// Walks JSON of any size and stops at the elements of named lists ("messages", "chats.list.messages"), one element in
/// memory at a time. Scalars of the objects around the list are remembered: they say which chat or page an element is of.
/// </summary>
internal sealed class JsonWalk : IDisposable
{
    private const int MostItemBytes = 64 << 20;
    private const int MostScalarBytes = 4 << 10;
    private const int Deepest = 256;

    private readonly JsonBytes bytes;
    private readonly IReadOnlyList<string> lists;
    private readonly Stack<Frame> frames = new();
    private readonly ArrayBufferWriter<byte> item = new(1 << 12);
    private readonly List<byte> word = [];
    private string name = "";
    private bool ended;

    internal JsonWalk(SourceInput input, IReadOnlyList<string> lists) => (bytes, this.lists) = (new JsonBytes(input), lists);

    /// <summary>Byte offset of the current element.</summary>
    internal long Offset { get; private set; }

    /// <summary>1-based line at which it starts.</summary>
    internal long Line { get; private set; }

    /// <summary>Its bytes.</summary>
    internal ReadOnlyMemory<byte> Bytes => item.WrittenMemory;

    /// <summary>Why everything from here to the end is refused as one record; null while the JSON can be cut.</summary>
    internal string? Fault { get; private set; }

    /// <summary>The nearest scalar of this name among the objects around the current element; empty where there is none.</summary>
    internal string Around(string member) =>
        frames.Select(f => f.Scalars?.GetValueOrDefault(member)).FirstOrDefault(v => v is not null) ?? "";

    /// <summary>Moves to the next element.</summary>
    internal bool Read()
    {
        item.ResetWrittenCount();
        while (!ended)
        {
            var value = bytes.NextVisible();
            (Offset, Line) = (bytes.Position - 1, bytes.LineOfLast);
            switch (value)
            {
                case < 0:
                    return End();
                case ',' or ':':
                    break;
                case '}' or ']':
                    Close();
                    break;
                case var _ when frames.TryPeek(out var top) && top.IsItems:
                    return Cut(value);
                case '{' or '[':
                    if (frames.Count >= Deepest)
                    {
                        return Stop(
                            $"The JSON is nested deeper than {Deepest} levels, which no export is; everything from here to the end is refused as one record."
                        );
                    }

                    Open(value == '[');
                    break;
                case '"':
                    Quoted();
                    break;
                default:
                    Bare(value);
                    break;
            }
        }

        return false;
    }

    public void Dispose() => bytes.Dispose();

    private bool End()
    {
        ended = true;
        return frames.Count > 0 && Stop("The JSON ends before its list does: the file is cut off here. Export it again.");
    }

    private bool Stop(string fault)
    {
        (Fault, ended) = (fault, true);
        return true;
    }

    private void Open(bool isArray)
    {
        var path =
            name.Length == 0 ? (frames.TryPeek(out var top) ? top.Path : "")
            : frames.TryPeek(out var parent) && parent.Path.Length > 0 ? $"{parent.Path}.{name}"
            : name;
        frames.Push(new Frame(path, isArray, isArray && lists.Contains(path)));
        name = "";
    }

    private void Close()
    {
        frames.TryPop(out _);
        name = "";
    }

    // A member's name, or a value that may be remembered under the name before it.
    private void Quoted()
    {
        word.Clear();
        var escaped = false;
        for (var value = bytes.Next(); value >= 0 && (escaped || value != '"'); value = bytes.Next())
        {
            escaped = !escaped && value == '\\';
            if (word.Count < MostScalarBytes)
            {
                word.Add((byte)value);
            }
        }

        var text = LoneSurrogates.Decode($"\"{Encoding.UTF8.GetString([.. word])}\"");
        if (frames.TryPeek(out var top) && !top.IsArray && name.Length == 0)
        {
            name = text.Length > 0 ? text : "?";
        }
        else
        {
            Remember(text);
        }
    }

    private void Bare(int value)
    {
        word.Clear();
        while (value >= 0 && value is not (',' or '}' or ']' or ' ' or '\n' or '\r' or '\t'))
        {
            if (word.Count < MostScalarBytes)
            {
                word.Add((byte)value);
            }

            value = bytes.Next();
        }

        bytes.Back(value);
        Remember(Encoding.UTF8.GetString([.. word]));
    }

    private void Remember(string text)
    {
        if (frames.TryPeek(out var top) && !top.IsArray && name.Length > 0 && (top.Scalars ??= []).Count < 256)
        {
            top.Scalars[name] = text;
        }

        name = "";
    }

    private bool Cut(int value)
    {
        var (depth, quoted, escaped) = (0, false, false);
        for (; value >= 0; value = bytes.Next())
        {
            if (!quoted && depth == 0 && item.WrittenCount > 0 && value is ',' or ']' && depth == 0 && !quoted)
            {
                // A number or a word among the elements: it ends where the next begins.
                bytes.Back(value);
                return true;
            }

            item.GetSpan(1)[0] = (byte)value;
            item.Advance(1);
            if (quoted)
            {
                quoted = escaped || value != '"';
                escaped = !escaped && value == '\\';
                if (!quoted && depth == 0)
                {
                    return true;
                }
            }
            else if (value == '"')
            {
                quoted = true;
            }
            else if (value is '{' or '[')
            {
                depth++;
            }
            else if (value is '}' or ']' && --depth == 0)
            {
                return true;
            }

            if (item.WrittenCount >= MostItemBytes)
            {
                return Stop(
                    $"This record is larger than {MostItemBytes >> 20} MiB, which no post is; everything from here to the end is refused as one record."
                );
            }
        }

        return Stop(
            "The JSON ends, or is broken, before this record does; everything from here to the end is refused as one record. Export the file again."
        );
    }

    private sealed class Frame(string path, bool isArray, bool isItems)
    {
        public string Path => path;

        public bool IsArray => isArray;

        public bool IsItems => isItems;

        public Dictionary<string, string>? Scalars { get; set; }
    }
}
