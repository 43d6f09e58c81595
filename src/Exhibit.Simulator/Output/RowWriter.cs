using System.Text;

namespace Exhibit.Simulator.Output;

/// <summary>Writes comma-separated rows through one buffer, without an allocation a row.</summary>
internal sealed class RowWriter(Stream stream) : IDisposable
{
    private readonly byte[] buffer = new byte[1 << 16];
    private int length;

    /// <summary>Starts the next field.</summary>
    internal void Comma() => Raw(",");

    /// <summary>Starts and writes one field, quoted where it must be.</summary>
    internal void Field(string text)
    {
        Comma();
        Raw(text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
    }

    /// <summary>Writes as is.</summary>
    internal void Raw(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > buffer.Length)
        {
            Flush();
            stream.Write(Encoding.UTF8.GetBytes(text));
            return;
        }

        Room(most);
        length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
    }

    /// <summary>Writes a number with at least this many digits.</summary>
    internal void Digits(long number, int least)
    {
        Room(20);
        var digits = least;
        for (var bound = Power(least); bound <= number; bound *= 10)
        {
            digits++;
        }

        for (var i = digits - 1; i >= 0; i--, number /= 10)
        {
            buffer[length + i] = (byte)('0' + (number % 10));
        }

        length += digits;
    }

    /// <summary>Ends the row.</summary>
    internal void End() => Raw("\n");

    public void Dispose() => Flush();

    private static long Power(int digits)
    {
        var power = 1L;
        for (var i = 0; i < digits; i++)
        {
            power *= 10;
        }

        return power;
    }

    private void Room(int bytes)
    {
        if (length + bytes > buffer.Length)
        {
            Flush();
        }
    }

    private void Flush()
    {
        stream.Write(buffer, 0, length);
        length = 0;
    }
}
