namespace Exhibit.Spilling;

/// <summary>
/// Where a run with a memory limit puts what need not stay in memory: temporary files in one folder, deleted when they are
/// closed. Without a limit nothing is written and everything stays in memory.
/// </summary>
public sealed class SpillSpace : IDisposable
{
    private readonly Lock gate = new();
    private readonly string folder;
    private readonly List<SpillFile> files = [];
    private long written;
    private int made;

    /// <summary>Without a limit.</summary>
    public SpillSpace() => folder = "";

    /// <summary>With a limit.</summary>
    /// <param name="folder">Folder of the temporary files; made when the first is, deleted when the space is disposed of.</param>
    /// <param name="limitBytes">What the whole process may hold in memory, bytes; from it every part takes its share.</param>
    public SpillSpace(string folder, long limitBytes) => (this.folder, LimitBytes) = (folder, limitBytes);

    /// <summary>What the whole process may hold in memory, bytes; 0 where there is no limit.</summary>
    public long LimitBytes { get; }

    /// <summary>Whether there is a limit.</summary>
    public bool IsLimited => LimitBytes > 0;

    /// <summary>Bytes written to temporary files so far.</summary>
    public long Written => Interlocked.Read(ref written);

    /// <summary>A new, empty file.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    internal SpillFile NewFile()
    {
        lock (gate)
        {
            Directory.CreateDirectory(folder);
            var file = new SpillFile(
                Path.Combine(folder, FormattableString.Invariant($"{made++}.spill")),
                bytes => Interlocked.Add(ref written, bytes)
            );
            files.Add(file);
            return file;
        }
    }

    /// <summary>Closes and so deletes every file; lists that lie in them cannot be read any more.</summary>
    public void Dispose()
    {
        foreach (var file in files)
        {
            file.Dispose();
        }

        files.Clear();
        if (folder.Length > 0 && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
