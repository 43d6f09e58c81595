using Exhibit.Export;

namespace Exhibit.Stores;

/// <summary>
/// One case folder, written whole or not at all. Everything goes into a hidden sibling, is flushed to disk, and is then
/// renamed into place. A run that is killed leaves the case as it was before, or the new one complete:
/// killed before the first rename, the old case stands; between the two renames, the next run (or <see cref="Begin"/>)
/// puts the old case back; after the second, the new case stands and only the old one's remains are left to delete.
/// </summary>
public sealed class CaseFolder : IDisposable
{
    /// <summary>Name of the database within a case folder.</summary>
    public const string DatabaseName = "case.duckdb";

    private static readonly HashSet<string> Own =
    [
        DatabaseName,
        DatabaseName + ".wal",
        RejectedCsv.FileName,
        RejectedRecords.FolderName,
        Protocol.FileName,
        CustodyLog.FileName,
        .. Catalog.Exporters.Select(e => e.FileName),
    ];

    private readonly FileStream gate;
    private readonly string target;
    private readonly string old;
    private bool committed;

    private CaseFolder(FileStream gate, string target, string partial, string old) =>
        (this.gate, this.target, Partial, this.old, Spill) = (gate, target, partial, old, partial + "-spill");

    /// <summary>Where the run writes until <see cref="Commit"/>.</summary>
    public string Partial { get; }

    /// <summary>Where a run with a memory limit keeps temporary files; nothing of it is left behind.</summary>
    public string Spill { get; }

    /// <summary>Takes the case's lock, mends what a killed run left, and makes an empty folder to write to.</summary>
    /// <param name="path">The case folder.</param>
    /// <param name="rewrite">True when the caller carries over what a run did not write; else such a folder is refused.</param>
    /// <exception cref="CaseFolderException">Another run holds the case, or the folder holds anything that a run did not write.</exception>
    public static CaseFolder Begin(string path, bool rewrite = false)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var parent = Path.GetDirectoryName(folder);
        var name = Path.GetFileName(folder);
        if (parent is null || name.Length == 0)
        {
            throw new CaseFolderException($"'{path}' cannot be a case folder. Name a new folder, such as --case my-case.");
        }

        if (File.Exists(folder))
        {
            throw new CaseFolderException($"'{path}' is a file. Name a new folder for the case.");
        }

        try
        {
            Directory.CreateDirectory(parent);
            var held = Lock(path, Path.Combine(parent, $".{name}.lock"));
            var (partial, former) = (Path.Combine(parent, $".{name}.partial"), Path.Combine(parent, $".{name}.old"));
            try
            {
                Recover(folder, former);
                if (!rewrite)
                {
                    RefuseForeign(path, folder);
                }

                Delete(partial);
                Delete(partial + "-spill");
                Directory.CreateDirectory(partial);
            }
            catch
            {
                held.Dispose();
                throw;
            }

            return new CaseFolder(held, folder, partial, former);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new CaseFolderException($"'{path}' cannot be written: {e.Message} Choose a folder on a disk you may write to.", e);
        }
    }

    /// <summary>Takes the lock of a case that something is written into, until it is disposed; nothing of the case is touched.</summary>
    /// <param name="path">The case folder.</param>
    /// <exception cref="CaseFolderException">Another run holds the case, or no lock can be made beside it.</exception>
    public static IDisposable Hold(string path)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
        {
            throw new CaseFolderException($"'{path}' holds no case (there is no such folder). Make one with exhibit investigate.");
        }

        try
        {
            return Lock(path, Path.Combine(Path.GetDirectoryName(folder)!, $".{Path.GetFileName(folder)}.lock"));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new CaseFolderException($"'{path}' cannot be written: {e.Message} Choose a folder on a disk you may write to.", e);
        }
    }

    /// <summary>Whether a run writes an entry of this name into a case folder.</summary>
    public static bool IsOwn(string name) => Own.Contains(name);

    /// <summary>Puts the finished case in place of the old one.</summary>
    public void Commit()
    {
        foreach (var file in Directory.EnumerateFiles(Partial, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
            stream.Flush(flushToDisk: true);
        }

        if (Directory.Exists(target))
        {
            Directory.Move(target, old);
        }

        Directory.Move(Partial, target);
        committed = true;
        Delete(old);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!committed)
        {
            Delete(Partial);
        }

        Delete(Spill);
        gate.Dispose();
    }

    private static FileStream Lock(string path, string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (File.Exists(file))
        {
            throw new CaseFolderException($"Another run is writing '{path}'. Wait for it to end, or choose another folder with --case.", e);
        }
    }

    private static void Recover(string target, string old)
    {
        if (Directory.Exists(old) && !Directory.Exists(target))
        {
            Directory.Move(old, target);
        }

        Delete(old);
    }

    // A new case replaces an old one, so the folder may hold nothing but what a run writes: neither somebody's other files,
    // nor a sealed dossier, which would be lost.
    private static void RefuseForeign(string path, string target)
    {
        if (!Directory.Exists(target))
        {
            return;
        }

        var names = Directory.EnumerateFileSystemEntries(target).Select(e => Path.GetFileName(e)!).Order(StringComparer.Ordinal).ToArray();
        var foreign = Array.Find(names, n => !Own.Contains(n));
        if (names.Length > 0 && !names.Contains("summary.json"))
        {
            throw new CaseFolderException(
                $"'{path}' holds files that are no Exhibit case (there is no summary.json). Nothing was touched; choose another folder with --case."
            );
        }

        if (foreign is not null)
        {
            throw new CaseFolderException(
                $"'{path}' holds '{foreign}', which a run does not write and a new case would delete. Nothing was touched; move it away, or choose another folder with --case."
            );
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
