namespace Exhibit.Evidence;

/// <summary>A dossier unpacked into a folder. Links are refused, never followed.</summary>
public sealed class FolderPackage : IPackage
{
    private readonly string root;
    private readonly SortedDictionary<string, long> files = new(StringComparer.Ordinal);

    /// <summary>Lists the folder.</summary>
    /// <exception cref="VerifyException">It holds a link, a special file, an unsafe name or too much.</exception>
    public FolderPackage(string path)
    {
        root = Path.GetFullPath(path);
        List(new DirectoryInfo(root), "");
        Packages.RequireLimits("the folder", files.Count, files.Values.DefaultIfEmpty().Max(), files.Values.Sum());
        Files = [.. files.Keys];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Files { get; }

    /// <inheritdoc/>
    public long Length(string path) => files[path];

    /// <inheritdoc/>
    public Stream Open(string path) =>
        files.ContainsKey(path)
            ? new FileStream(Path.Combine(root, path), FileMode.Open, FileAccess.Read, FileShare.Read)
            : throw new VerifyException(VerifyFailure.MissingFile, path, "a file of this name", "none");

    /// <inheritdoc/>
    public void Dispose() { }

    private void List(DirectoryInfo folder, string prefix)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var path = prefix + entry.Name;
            PackagePath.Require(path, "the folder");
            if (
                entry.LinkTarget is not null
                || (entry.Attributes & (FileAttributes.ReparsePoint | FileAttributes.Device)) != FileAttributes.None
            )
            {
                throw new VerifyException(VerifyFailure.Symlink, path, "a plain file or folder", "a link or a special file");
            }

            if (entry is DirectoryInfo inner)
            {
                List(inner, path + "/");
            }
            else
            {
                files.Add(path, ((FileInfo)entry).Length);
                Packages.RequireLimits("the folder", files.Count, 0, 0);
            }
        }
    }
}
