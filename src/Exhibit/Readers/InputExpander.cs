using System.IO.Compression;
using System.IO.Enumeration;
using System.Security.Cryptography;
using Exhibit.Readers.Damage;

namespace Exhibit.Readers;

/// <summary>Turns the paths on a command line into sources: files, folders, globs, .gz, .zst and the entries of .zip.</summary>
public static class InputExpander
{
    /// <summary>Files beside the data that are consulted, not read as posts.</summary>
    public static readonly IReadOnlyList<string> SideFiles = ["capture.yaml", "capture.yml", "authors.csv"];

    // What lies in folders of data and is no data: notes, code, pictures.
    private static readonly HashSet<string> Ignored = new(StringComparer.OrdinalIgnoreCase)
    {
        ".md",
        ".txt",
        ".pdf",
        ".py",
        ".r",
        ".png",
        ".jpg",
        ".html",
        ".yaml",
        ".yml",
        ".sha256",
    };

    // A finished case among the data, its own output, is never read as input: running the same command again stays safe.
    private static readonly string[] CaseMarks = ["case.duckdb", "summary.json"];

    // Links inside a folder could lead anywhere, or round and round: they are not followed. A link that is named is.
    private const FileAttributes Skipped = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint;

    /// <summary>A file on disk.</summary>
    /// <param name="Path">Where it lies.</param>
    /// <param name="Name">Its name for the case.</param>
    public sealed record InputFile(string Path, string Name);

    /// <summary>The files behind the paths, each once, ordered by name (ordinal) within each path, in the order of the paths.</summary>
    /// <exception cref="InputException">A path leads to nothing.</exception>
    public static IReadOnlyList<InputFile> Files(IReadOnlyList<string> paths)
    {
        var files = new List<InputFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var found =
                File.Exists(path) ? [new InputFile(path, Path.GetFileName(path))]
                : Directory.Exists(path) ? Folder(path)
                : path.AsSpan().IndexOfAny('*', '?') >= 0 ? Glob(path)
                : throw new InputException($"'{path}' does not exist. Check the spelling, or quote the path if it holds blanks.");
            if (found.Count == 0)
            {
                throw new InputException(
                    $"'{path}' holds no data files. Expected at least one CSV, TSV, JSON, JSONL or Parquet file, plain or as .gz, .zst or .zip. Links inside a folder are not followed."
                );
            }

            files.AddRange(found.Where(f => seen.Add(Path.GetFullPath(f.Path))));
        }

        return files;
    }

    /// <summary>The sources in a file: itself decompressed, or each entry of an archive.</summary>
    /// <param name="file">The file.</param>
    /// <param name="opened">Given the file's own stream each time it is opened, so that progress can be told.</param>
    public static IEnumerable<(string Name, Func<Stream> Open)> Sources(InputFile file, Action<FileStream>? opened = null)
    {
        FileStream Open()
        {
            var stream = OpenFile(file.Path);
            opened?.Invoke(stream);
            return stream;
        }

        switch (Path.GetExtension(file.Path).ToLowerInvariant())
        {
            case ".gz":
            case ".zst":
                yield return (
                    file.Name,
                    TextEncodings.Utf8(() =>
                        Unpacked(file.Path, Open(), PlainFile.Length(file.Path), total => GzipEnd.Check(file.Path, total))
                    )
                );
                break;
            case ".zip":
                foreach (var entry in Entries(file))
                {
                    yield return ($"{file.Name}!{entry}", TextEncodings.Utf8(() => OpenEntry(Open(), file.Path, entry)));
                }

                break;
            default:
                yield return (file.Name, TextEncodings.Utf8(() => Open()));
                break;
        }
    }

    /// <summary>SHA-256 (lower-case hex) and length of a file's bytes on disk.</summary>
    public static (string Sha256, long Bytes) Digest(string path)
    {
        using var stream = OpenFile(path);
        return (Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length);
    }

    private static FileStream OpenFile(string path)
    {
        PlainFile.Require(path);
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InputException($"'{path}' may not be read. Give yourself permission to read it.", e);
        }
        catch (IOException e)
        {
            throw new InputException($"'{path}' cannot be opened: {e.Message}", e);
        }
    }

    // By the name's ending: .gz, .zst, or as it is; never more than the bound.
    private static Stream Unpacked(string name, Stream packed, long compressed, Action<long>? atEnd = null) =>
        Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".gz" => new BoundedStream(new GZipStream(packed, CompressionMode.Decompress), compressed, name, atEnd),
            ".zst" => new BoundedStream(ZstdWindow.Unpack(packed), compressed, name),
            _ => new BoundedStream(packed, compressed, name),
        };

    private static string[] Entries(InputFile file)
    {
        try
        {
            using var stream = OpenFile(file.Path);
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            ArchiveBounds.Refuse(file.Path, archive, stream.Length);
            return
            [
                .. archive
                    .Entries.Where(e => e.Name.Length > 0 && !IsSide(e.Name) && !Ignored.Contains(Path.GetExtension(e.Name)))
                    .Select(e => e.FullName)
                    .Where(name => !name.StartsWith("__MACOSX/", StringComparison.Ordinal))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (InvalidDataException e)
        {
            throw new InputException(
                $"'{file.Path}' is no readable zip archive ({e.Message}). Download it again, or unpack it yourself.",
                e
            );
        }
    }

    private static Stream OpenEntry(FileStream file, string path, string name)
    {
        var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var entry = archive.GetEntry(name) ?? throw new InputException($"'{path}' no longer holds '{name}': it changed while it was read.");
        var content = entry.Open();
        return Unpacked(name, content, Math.Max(1, entry.CompressedLength));
    }

    private static List<InputFile> Folder(string path)
    {
        var root = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return
        [
            .. Directory
                .EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = Skipped })
                .Where(IsData)
                .Where(OutsideCases(path))
                .Select(f => new InputFile(f, root + "/" + Path.GetRelativePath(path, f).Replace('\\', '/')))
                .OrderBy(f => f.Name, StringComparer.Ordinal),
        ];
    }

    // The folder before the first wildcard is walked; ** crosses folders, * and ? do not.
    private static List<InputFile> Glob(string pattern)
    {
        var normal = pattern.Replace('\\', '/');
        var wildcard = normal.IndexOfAny(['*', '?']);
        var slash = normal.LastIndexOf('/', wildcard);
        var root =
            slash < 0 ? "."
            : slash == 0 ? "/"
            : normal[..slash];
        var rest = normal[(slash + 1)..];
        if (!Directory.Exists(root))
        {
            throw new InputException($"'{pattern}' matches nothing: the folder '{root}' does not exist.");
        }

        var deep = rest.Contains('/', StringComparison.Ordinal) || rest.Contains("**", StringComparison.Ordinal);
        return
        [
            .. Directory
                .EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = deep, AttributesToSkip = Skipped })
                .Where(OutsideCases(root))
                .Select(f => (Path: f, Name: Path.GetRelativePath(root, f).Replace('\\', '/')))
                .Where(f => IsData(f.Path) && Matches(rest.Split('/'), f.Name.Split('/')))
                .Select(f => new InputFile(f.Path, f.Name))
                .OrderBy(f => f.Name, StringComparer.Ordinal),
        ];
    }

    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> name)
    {
        if (pattern.IsEmpty)
        {
            return name.IsEmpty;
        }

        if (pattern[0] == "**")
        {
            return Matches(pattern[1..], name) || (!name.IsEmpty && Matches(pattern, name[1..]));
        }

        return !name.IsEmpty
            && FileSystemName.MatchesSimpleExpression(pattern[0], name[0], ignoreCase: false)
            && Matches(pattern[1..], name[1..]);
    }

    private static Func<string, bool> OutsideCases(string root)
    {
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        bool Outside(string folder)
        {
            if (!known.TryGetValue(folder, out var outside))
            {
                outside =
                    !Array.TrueForAll(CaseMarks, mark => File.Exists(Path.Combine(folder, mark)))
                    && (folder.Length <= root.Length || Path.GetDirectoryName(folder) is not { } parent || Outside(parent));
                known[folder] = outside;
            }

            return outside;
        }

        return file => Outside(Path.GetDirectoryName(file) ?? root);
    }

    private static bool IsData(string path) =>
        !IsSide(Path.GetFileName(path)) && !Path.GetFileName(path).StartsWith('.') && !Ignored.Contains(Path.GetExtension(path));

    private static bool IsSide(string name) => SideFiles.Contains(name, StringComparer.OrdinalIgnoreCase);
}
