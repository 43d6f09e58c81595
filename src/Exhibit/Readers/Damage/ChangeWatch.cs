namespace Exhibit.Readers.Damage;

/// <summary>Notices that a file changed while it was read: the digest would then be of other bytes than the posts.</summary>
internal sealed class ChangeWatch
{
    private readonly string path;
    private readonly long length;
    private readonly DateTime written;

    internal ChangeWatch(string path)
    {
        this.path = path;
        (length, written) = State();
    }

    /// <summary>Refuses the run where length or time of change differ from the beginning.</summary>
    /// <exception cref="InputException">They do.</exception>
    internal void Refuse(string name)
    {
        if (State() != (length, written))
        {
            throw new InputException(
                $"{name} changed while it was read, so that its digest and its posts would not agree. Wait until nothing writes to it, or copy it, and run again."
            );
        }
    }

    private (long, DateTime) State()
    {
        var file = PlainFile.Of(path);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc) : (-1, default);
    }
}
