using System.Buffers;

namespace Exhibit.Readers;

/// <summary>
/// Cuts JSON lines or a JSON array of objects into its records with exact byte ranges, one record in memory at a time.
/// JSON lines end at line feeds, so that a broken line costs only itself; an array is cut by its braces.
/// </summary>
internal sealed class JsonRecords : IDisposable
{
    private const int MostRecordBytes = 64 << 20;

    private readonly Stream stream;
    private readonly byte[] chunk = new byte[1 << 16];
    private readonly ArrayBufferWriter<byte> record = new(1 << 12);
    private readonly bool lines;
    private int at;
    private int filled;
    private long position;
    private long line = 1;

    internal JsonRecords(SourceInput input)
    {
        lines = !StartsWithBracket(input);
        stream = input.Open();
    }

    /// <summary>Byte offset of the current record.</summary>
    internal long Offset { get; private set; }

    /// <summary>1-based line at which it starts.</summary>
    internal long Line { get; private set; }

    /// <summary>Its bytes.</summary>
    internal ReadOnlyMemory<byte> Bytes => record.WrittenMemory;

    /// <summary>True when the input ended, or grew beyond any record's size, before the record did.</summary>
    internal bool IsCutOff { get; private set; }

    /// <summary>Moves to the next record.</summary>
    internal bool Read()
    {
        record.ResetWrittenCount();
        return lines ? ReadLine() : ReadElement();
    }

    public void Dispose() => stream.Dispose();

    private bool ReadLine()
    {
        while (true)
        {
            record.ResetWrittenCount();
            (Offset, Line) = (position, line);
            int value;
            while ((value = Next()) >= 0)
            {
                Add((byte)value);
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
        do
        {
            (Offset, Line) = (position, line);
            value = Next();
        } while (value is ' ' or '\t' or '\r' or '\n' or ',' or '[' or ']' or 0xEF or 0xBB or 0xBF);

        if (value < 0)
        {
            return false;
        }

        var (depth, quoted, escaped) = (0, false, false);
        for (; value >= 0; value = Next())
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

        IsCutOff = true;
        while (Next() >= 0)
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

    private int Next()
    {
        if (at == filled)
        {
            filled = stream.Read(chunk);
            at = 0;
            if (filled == 0)
            {
                return -1;
            }
        }

        position++;
        var value = chunk[at++];
        line += value == '\n' ? 1 : 0;
        return value;
    }

    private static bool StartsWithBracket(SourceInput input)
    {
        using var stream = input.Open();
        int value;
        do
        {
            value = stream.ReadByte();
        } while (value is ' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF);

        return value == '[';
    }
}
