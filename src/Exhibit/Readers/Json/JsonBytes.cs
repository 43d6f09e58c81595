namespace Exhibit.Readers.Json;

/// <summary>The bytes of a source one after another, with position and line.</summary>
internal sealed class JsonBytes(SourceInput input) : IDisposable
{
    private readonly Stream stream = input.Open();
    private readonly byte[] chunk = new byte[1 << 16];
    private int at;
    private int filled;
    private int back = -1;
    private long line = 1;

    /// <summary>Bytes given so far.</summary>
    internal long Position { get; private set; }

    /// <summary>1-based line of the byte given last.</summary>
    internal long LineOfLast { get; private set; } = 1;

    /// <summary>The next byte; -1 at the end.</summary>
    internal int Next()
    {
        int value;
        if (back >= 0)
        {
            (value, back) = (back, -1);
        }
        else
        {
            if (at == filled)
            {
                (filled, at) = (stream.Read(chunk), 0);
                if (filled == 0)
                {
                    return -1;
                }
            }

            value = chunk[at++];
        }

        Position++;
        LineOfLast = line;
        line += value == '\n' ? 1 : 0;
        return value;
    }

    /// <summary>The next byte that is neither blank nor byte order mark; -1 at the end.</summary>
    internal int NextVisible()
    {
        int value;
        do
        {
            value = Next();
        } while (value is ' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF);

        return value;
    }

    /// <summary>Gives one byte back.</summary>
    internal void Back(int value)
    {
        if (value >= 0)
        {
            back = value;
            Position--;
            line -= value == '\n' ? 1 : 0;
        }
    }

    public void Dispose() => stream.Dispose();
}
