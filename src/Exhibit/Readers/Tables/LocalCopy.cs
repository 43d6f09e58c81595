namespace Exhibit.Readers.Tables;

/// <summary>
/// A file on disk for libraries that need one: the source itself where it is a plain file, else an unpacked copy that goes away.
/// </summary>
internal sealed class LocalCopy : IDisposable
{
    private readonly string? temporary;

    /// <param name="input">The source.</param>
    /// <param name="without">Characters that the library would not take for part of a path; a source that has one is copied.</param>
    internal LocalCopy(SourceInput input, string without = "")
    {
        using var stream = input.Open();
        if (stream is FileStream file && !file.Name.AsSpan().ContainsAny(without))
        {
            Path = file.Name;
            return;
        }

        temporary = System.IO.Path.GetTempFileName();
        Path = temporary;
        try
        {
            using var copy = File.Create(temporary);
            stream.CopyTo(copy);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
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
