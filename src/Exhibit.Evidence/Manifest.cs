using System.Text;

namespace Exhibit.Evidence;

/// <summary>A BagIt manifest (RFC 8493): "digest, two spaces, path" a line, ordinal order by path, checked by <c>sha256sum -c</c>.</summary>
public sealed class Manifest
{
    private readonly SortedDictionary<string, string> digests = new(StringComparer.Ordinal);

    private Manifest() { }

    /// <summary>Digest of every listed file, ordinal order by path.</summary>
    public IReadOnlyDictionary<string, string> Digests => digests;

    /// <summary>Lists files of a package.</summary>
    public static Manifest Of(IPackage package, IEnumerable<string> paths)
    {
        var manifest = new Manifest();
        foreach (var path in paths)
        {
            using var stream = package.Open(path);
            manifest.digests.Add(path, Digest.Of(stream));
        }

        return manifest;
    }

    /// <summary>Reads a manifest and requires its canonical form.</summary>
    /// <exception cref="VerifyException">It is in another form.</exception>
    public static Manifest Read(byte[] bytes, string where)
    {
        CanonicalJson.RequireText(bytes, where);
        var manifest = new Manifest();
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n').SkipLast(1))
        {
            number++;
            var at = FormattableString.Invariant($"{where}, line {number}");
            if (line.Length < 67 || !Digest.IsOne(line[..64]) || line[64..66] != "  ")
            {
                throw new VerifyException(
                    VerifyFailure.ManifestNotCanonical,
                    at,
                    "64 lower-case hexadecimal digits, two spaces and a path",
                    $"'{PackagePath.Shown(line)}'"
                );
            }

            PackagePath.Require(line[66..], at);
            if (!manifest.digests.TryAdd(line[66..], line[..64]))
            {
                throw new VerifyException(VerifyFailure.DuplicateEntry, at, "every path once", $"'{line[66..]}' twice");
            }
        }

        return manifest.Write().AsSpan().SequenceEqual(bytes)
            ? manifest
            : throw new VerifyException(
                VerifyFailure.ManifestNotCanonical,
                where,
                "lines in ordinal order by path, each ended by one line feed",
                "other bytes"
            );
    }

    /// <summary>The canonical bytes.</summary>
    public byte[] Write() => Encoding.UTF8.GetBytes(string.Concat(digests.Select(d => $"{d.Value}  {d.Key}\n")));

    /// <summary>Requires of every listed file that it is there with its digest.</summary>
    /// <exception cref="VerifyException">One is not.</exception>
    public void Check(IPackage package, string where)
    {
        foreach (var (path, digest) in digests)
        {
            if (!package.Has(path))
            {
                throw new VerifyException(VerifyFailure.MissingFile, where, $"'{path}'", "no such file");
            }

            using var stream = package.Open(path);
            var found = Digest.Of(stream);
            if (found != digest)
            {
                throw new VerifyException(VerifyFailure.DigestMismatch, path, $"SHA-256 {digest} as {where} says", found);
            }
        }
    }
}
