namespace Exhibit.Readers.Tables;

/// <summary>A file on disk for libraries that need one: the source itself where it is a plain file, else an unpacked copy that goes away.</summary>
internal sealed class LocalCopy : IDisposable
{
    private readonly string? temporary;

    internal LocalCopy(SourceInput input)
    {
        using var stream = input.Open();
        if (stream is FileStream file)
        {
            Path = file.Name;
            return;
        }

        temporary = System.IO.Path.GetTempFileName();
        Path = temporary;
        using var copy = File.Create(temporary);
        stream.CopyTo(copy);
    }

    internal string Path { get; }

    public void Dispose()
    {
        if (temporary is not null)
        {
            File.Delete(temporary);
        }
    }
}
