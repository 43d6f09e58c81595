using System.Text;
using Exhibit.Model;
using Sylvan.Data.Csv;

namespace Exhibit.Readers;

/// <summary>
/// Reads delimited text record by record with exact byte positions. The stream is decoded as Latin-1, one character a byte,
/// so that character counts are byte counts; fields are decoded as UTF-8 only when asked for.
/// </summary>
internal sealed class CsvRecords : IRecord, IDisposable
{
    private const int MostRestarts = 10_000;

    // Buffers of a restart: where line after line is broken, large ones would be most of the work.
    private const int Restart = 1 << 12;
    private const int MostRecordBytes = 64 << 20;
    private const long MostSkippedBytes = 16L << 30;

    private readonly SourceInput input;
    private readonly char delimiter;
    private CsvDataReader reader;
    private long next;
    private long nextLine = 1;
    private int restarts;
    private long skipped;
    private int firstLine;

    internal CsvRecords(SourceInput input, char delimiter)
    {
        (this.input, this.delimiter) = (input, delimiter);
        next = SkipMark(input);
        reader = Open(next);
    }

    /// <summary>Byte offset of the current record.</summary>
    internal long Offset { get; private set; }

    /// <summary>Bytes of the current record, line ending included.</summary>
    internal int Length { get; private set; }

    /// <summary>1-based physical line at which the current record starts.</summary>
    internal long Line { get; private set; }

    /// <summary>Fields of the current record.</summary>
    internal int FieldCount => Fault is null ? reader.RowFieldCount : 0;

    /// <summary>What is wrong with the current record's quoting; null when nothing is.</summary>
    internal string? Fault { get; private set; }

    /// <summary>Whether the current record ends with its line; false only for a last one without line feed.</summary>
    internal bool HasLineEnd { get; private set; } = true;

    /// <summary>Takes back all but the first line of a record of several lines; false where it has one, or too much was read again already.</summary>
    internal bool SplitAtFirstLine()
    {
        if (firstLine == 0 || firstLine >= Length || restarts >= MostRestarts || skipped >= MostSkippedBytes)
        {
            return false;
        }

        restarts++;
        Length = firstLine;
        (next, nextLine) = (Offset + Length, Line + 1);
        reader.Dispose();
        reader = Open(next, Restart);
        return true;
    }

    /// <summary>Moves to the next record; blank lines are passed over.</summary>
    internal bool Read()
    {
        while (true)
        {
            Fault = null;
            (Offset, Line) = (next, nextLine);
            try
            {
                if (!reader.Read())
                {
                    return false;
                }
            }
            catch (CsvFormatException e)
            {
                return Recover(e);
            }

            var raw = reader.GetRawRecordSpan();
            Advance(raw);
            if (reader.RowFieldCount > 1 || raw.Trim("\r\n \t").Length > 0)
            {
                return true;
            }
        }
    }

    /// <summary>A field as text; empty where the record has no such field.</summary>
    public string Text(int index) => index < 0 || index >= FieldCount ? "" : Decode(reader.GetFieldSpan(index));

    /// <summary>A field's bytes, one a character; empty where the record has no such field.</summary>
    public ReadOnlySpan<char> Bytes(int index) => index < 0 || index >= FieldCount ? [] : reader.GetFieldSpan(index);

    /// <inheritdoc/>
    public IReadOnlyList<string> List(int index) => ListCell.Split(Text(index));

    /// <summary>Decodes Latin-1 characters that hold UTF-8 bytes. Invalid bytes become U+FFFD.</summary>
    internal static string Decode(ReadOnlySpan<char> latin)
    {
        if (latin.IsEmpty)
        {
            return "";
        }

        if (Ascii.IsValid(latin))
        {
            return latin.ToString();
        }

        var bytes = latin.Length <= 2048 ? stackalloc byte[latin.Length] : new byte[latin.Length];
        Encoding.Latin1.GetBytes(latin, bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    public void Dispose() => reader.Dispose();

    // The line at which the quoting breaks is refused whole, and reading starts again behind it: nothing after is lost.
    private bool Recover(CsvFormatException cause)
    {
        reader.Dispose();
        using var stream = OpenAt(next);
        using var buffered = new BufferedStream(stream, Restart);
        var length = 0;
        int value;
        while ((value = buffered.ReadByte()) >= 0)
        {
            length++;
            if (value == '\n' && ++restarts < MostRestarts && skipped < MostSkippedBytes)
            {
                break;
            }
        }

        if (length == 0)
        {
            return false;
        }

        Fault =
            restarts >= MostRestarts || skipped >= MostSkippedBytes
                ? $"The quoting is broken in more than {MostRestarts} lines; the rest of the file from here is refused. Export it again as CSV (RFC 4180)."
                : $"Broken quoting ({cause.Message.TrimEnd('.')}). Expected every quoted cell to end with one quote before the next delimiter. Mend the quotes of this line.";
        Length = length;
        (next, nextLine) = (next + length, nextLine + 1);
        reader = Open(next, Restart);
        return true;
    }

    private void Advance(ReadOnlySpan<char> raw)
    {
        Length = raw.Length;
        HasLineEnd = raw.Length == 0 || raw[^1] is '\n' or '\r';
        firstLine = raw.IndexOf('\n') + 1;
        next += raw.Length;
        nextLine += Math.Max(raw.Count('\n'), raw.IndexOf('\n') < 0 ? 1 : 0);
    }

    private CsvDataReader Open(long offset, int buffer = 1 << 16) =>
        CsvDataReader.Create(
            new StreamReader(OpenAt(offset), Encoding.Latin1, detectEncodingFromByteOrderMarks: false, buffer),
            new CsvDataReaderOptions
            {
                HasHeaders = false,
                Delimiter = delimiter,
                // A line starting with '#' is data here (hashtags), never a comment.
                Comment = '\0',
                BufferSize = buffer,
                MaxBufferSize = MostRecordBytes,
                Culture = System.Globalization.CultureInfo.InvariantCulture,
            }
        );

    private Stream OpenAt(long offset)
    {
        var stream = input.Open();
        if (stream.CanSeek)
        {
            stream.Position = offset;
            return stream;
        }

        skipped += offset;
        var buffer = new byte[1 << 16];
        while (offset > 0)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(offset, buffer.Length));
            if (read == 0)
            {
                break;
            }

            offset -= read;
        }

        return stream;
    }

    private static long SkipMark(SourceInput input)
    {
        using var stream = input.Open();
        Span<byte> mark = stackalloc byte[3];
        return stream.ReadAtLeast(mark, 3, throwOnEndOfStream: false) == 3 && mark.SequenceEqual("\uFEFF"u8) ? 3 : 0;
    }
}
