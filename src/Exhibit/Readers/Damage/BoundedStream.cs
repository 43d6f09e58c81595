namespace Exhibit.Readers.Damage;

/// <summary>
/// Stops a compressed source that unpacks without end: beyond <see cref="FreeBytes"/>, no more than <see cref="MostRatio"/>
/// times its compressed size. Texts of platforms pack at 5 to 50.
/// </summary>
internal sealed class BoundedStream(Stream inner, long compressed, string name, Action<long>? atEnd = null) : Stream
{
    /// <summary>What any source may unpack to.</summary>
    internal const long FreeBytes = 256L << 20;

    /// <summary>What more may be unpacked for each compressed byte.</summary>
    internal const long MostRatio = 400;

    private readonly long most = Math.Max(FreeBytes, compressed * MostRatio);
    private long given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => given;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        given += read;
        if (read == 0 && buffer.Length > 0)
        {
            atEnd?.Invoke(given);
        }

        return given <= most
            ? read
            : throw new InputException(
                FormattableString.Invariant(
                    $"'{name}' unpacks to more than {MostRatio} times its size ({compressed} bytes, {most >> 20} MiB allowed), as archives do that are made to fill a disk. If it is honest, unpack it yourself and read the file."
                )
            );
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
