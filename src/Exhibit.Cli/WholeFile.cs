namespace Exhibit.Cli;

/// <summary>A file that stands whole or not at all: written beside its place, then renamed.</summary>
internal static class WholeFile
{
    /// <summary>Writes it; an earlier one is replaced only by a whole one.</summary>
    internal static void Write(string path, Action<Stream> write)
    {
        var part = path + ".part";
        try
        {
            using (var stream = File.Create(part))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
