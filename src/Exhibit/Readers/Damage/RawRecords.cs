namespace Exhibit.Readers.Damage;

/// <summary>Cuts raw records out of a source by their byte ranges, front to back, on a second reading that runs behind the first.</summary>
internal sealed class RawRecords(SourceInput input) : IDisposable
{
    private Stream? stream;
    private long at;

    /// <summary>The bytes of a range that lies behind every range asked for before; empty where the source is shorter.</summary>
    internal byte[] Cut(long offset, int length)
    {
        if (stream is null || offset < at)
        {
            stream?.Dispose();
            (stream, at) = (input.Open(), 0);
        }

        if (stream.CanSeek)
        {
            stream.Position = offset;
        }
        else
        {
            Skip(offset - at);
        }

        var bytes = new byte[length];
        var read = stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false);
        at = offset + read;
        return read == length ? bytes : bytes[..read];
    }

    public void Dispose() => stream?.Dispose();

    private void Skip(long count)
    {
        var buffer = new byte[1 << 16];
        while (count > 0)
        {
            var read = stream!.Read(buffer, 0, (int)Math.Min(count, buffer.Length));
            if (read == 0)
            {
                return;
            }

            count -= read;
        }
    }
}
