namespace Exhibit.Evidence;

/// <summary>A part of a seekable stream, to read. One reader at a time; the outer stream stays open.</summary>
internal sealed class SliceStream(Stream outer, long start, long length) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => position = value;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        outer.Position = start + position;
        var read = outer.Read(buffer, offset, (int)Math.Min(count, Math.Max(0, length - position)));
        position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) =>
        position =
            origin == SeekOrigin.Begin ? offset
            : origin == SeekOrigin.Current ? position + offset
            : length + offset;

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
