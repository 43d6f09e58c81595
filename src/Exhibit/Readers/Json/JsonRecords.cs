using System.Buffers;

namespace Exhibit.Readers.Json;

/// <summary>
/// Cuts JSON lines, a JSON array of objects, or objects written over several lines into records with exact byte ranges, one
/// record in memory at a time. JSON lines end at line feeds, so that a broken line costs only itself; anything else is cut
/// by its braces.
/// </summary>
internal sealed class JsonRecords : IDisposable
{
    private const int MostRecordBytes = 64 << 20;

    private readonly JsonBytes bytes;
    private readonly ArrayBufferWriter<byte> record = new(1 << 12);
    private readonly bool lines;
    private bool inArray;

    internal JsonRecords(SourceInput input)
    {
        lines = IsLines(input);
        bytes = new JsonBytes(input);
    }

    /// <summary>Byte offset of the current record.</summary>
    internal long Offset { get; private set; }

    /// <summary>1-based line at which it starts.</summary>
    internal long Line { get; private set; }

    /// <summary>Its bytes.</summary>
    internal ReadOnlyMemory<byte> Bytes => record.WrittenMemory;

    /// <summary>Why the record cannot be read as JSON at all; null when it can be tried.</summary>
    internal string? Fault { get; private set; }

    /// <summary>Moves to the next record.</summary>
    internal bool Read()
    {
        record.ResetWrittenCount();
        Fault = null;
        return lines ? ReadLine() : ReadElement();
    }

    public void Dispose() => bytes.Dispose();

    private bool ReadLine()
    {
        while (true)
        {
            record.ResetWrittenCount();
            Offset = bytes.Position;
            int value;
            var first = true;
            while ((value = bytes.Next()) >= 0)
            {
                Line = first ? bytes.LineOfLast : Line;
                first = false;
                if (record.WrittenCount < MostRecordBytes)
                {
                    Add((byte)value);
                }
                else
                {
                    Fault =
                        $"This line is longer than {MostRecordBytes >> 20} MiB, which no post is. Put each record on a line of its own, or leave the line out.";
                }

                if (value == '\n')
                {
                    break;
                }
            }

            if (record.WrittenCount == 0)
            {
                return false;
            }

            if (record.WrittenSpan.Trim(" \t\r\n\uFEFF"u8).Length > 0)
            {
                return true;
            }
        }
    }

    private bool ReadElement()
    {
        int value;
        bool isOuter;
        do
        {
            value = bytes.NextVisible();
            (Offset, Line) = (bytes.Position - 1, bytes.LineOfLast);

            // The brackets of the array itself are no record; one within it is.
            isOuter = value == '[' ? !inArray : value == ']' && inArray;
            inArray = isOuter ? value == '[' : inArray;
        } while (value == ',' || isOuter);

        if (value < 0)
        {
            return false;
        }

        var (depth, quoted, escaped) = (0, false, false);
        for (; value >= 0; value = bytes.Next())
        {
            Add((byte)value);
            if (quoted)
            {
                quoted = escaped || value != '"';
                escaped = !escaped && value == '\\';
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

            if (record.WrittenCount >= MostRecordBytes)
            {
                break;
            }
        }

        Fault =
            "The JSON ends, or is broken, before this record does; everything from here to the end is refused as one record. Export the file again.";
        while (bytes.Next() >= 0)
        {
            // The rest cannot be cut into records any more; it is refused as one.
        }

        return true;
    }

    private void Add(byte value)
    {
        record.GetSpan(1)[0] = value;
        record.Advance(1);
    }

    // Lines, unless an array begins, or the first object goes on over a line that begins with no object of its own.
    private static bool IsLines(SourceInput input)
    {
        using var start = new JsonBytes(input);
        var value = start.NextVisible();
        if (value == '[')
        {
            return false;
        }

        var (depth, quoted, escaped, seen) = (0, false, false, 0);
        for (; value >= 0 && value != '\n' && seen < MostRecordBytes; value = start.Next(), seen++)
        {
            if (quoted)
            {
                quoted = escaped || value != '"';
                escaped = !escaped && value == '\\';
            }
            else if (value == '"')
            {
                quoted = true;
            }
            else
            {
                depth +=
                    value is '{' or '[' ? 1
                    : value is '}' or ']' ? -1
                    : 0;
            }
        }

        return depth <= 0 || start.NextVisible() is '{' or < 0;
    }
}
