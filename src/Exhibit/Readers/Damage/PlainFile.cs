namespace Exhibit.Readers.Damage;

/// <summary>
/// Tells a file that can be read again and again from a pipe or a device, without opening it: opening a pipe waits until
/// somebody writes to it. Pipes and devices state no length.
/// </summary>
internal static class PlainFile
{
    /// <summary>The file itself, at the end of all links.</summary>
    internal static FileInfo Of(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? new FileInfo(target.FullName) : new FileInfo(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever opens it says why.
            return new FileInfo(path);
        }
    }

    /// <summary>Length in bytes; 0 where there is nothing to read, and for pipes and devices.</summary>
    internal static long Length(string path) => Of(path) is { Exists: true } file ? file.Length : 0;

    /// <summary>Refuses a path that has nothing to read or cannot be read twice.</summary>
    /// <exception cref="InputException">It is empty, a pipe or a device.</exception>
    internal static void Require(string path)
    {
        if (File.Exists(path) && Length(path) == 0)
        {
            throw new InputException(
                $"'{path}' is empty, or is a pipe or a device. A source is read several times (its digest, its format, its records), which a pipe cannot be. Write what it gives to a file and read that, or leave it out."
            );
        }
    }
}
