using Microsoft.Win32.SafeHandles;

namespace Exhibit.Spilling;

/// <summary>One temporary file, written at its end and read anywhere, by several threads. Closing deletes it.</summary>
internal sealed class SpillFile : IDisposable
{
    private readonly SafeFileHandle handle;
    private readonly Action<long> wrote;

    internal SpillFile(string path, Action<long> wrote)
    {
        this.wrote = wrote;
        handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
    }

    /// <summary>Bytes in the file.</summary>
    internal long Length { get; private set; }

    /// <summary>Writes at the end; by one thread.</summary>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(handle, bytes, Length);
        Length += bytes.Length;
        wrote(bytes.Length);
    }

    /// <summary>Fills the whole span from a place in the file.</summary>
    internal void Read(long offset, Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(handle, bytes, offset);
            if (read == 0)
            {
                throw new EndOfStreamException("A temporary file is shorter than what was written to it.");
            }

            bytes = bytes[read..];
            offset += read;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();
}
