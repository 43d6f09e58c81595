namespace Exhibit.Evidence;

/// <summary>The files of a dossier, from a folder or from a zip. Nothing is unpacked to disk.</summary>
public interface IPackage : IDisposable
{
    /// <summary>Every file's path, ordinal order, each checked by <see cref="PackagePath.Require"/>.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>Bytes of a file.</summary>
    long Length(string path);

    /// <summary>Opens a file from its start.</summary>
    Stream Open(string path);
}
