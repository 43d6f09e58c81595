using System.Buffers;

namespace Exhibit.Evidence;

/// <summary>Names of files within a package: relative, '/' between parts, letters, digits, '.', '-' and '_' only.</summary>
public static class PackagePath
{
    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/"
    );

    /// <summary>Refuses a name that could leave the package or mean two things on two systems.</summary>
    /// <exception cref="VerifyException">It could.</exception>
    public static void Require(string path, string where)
    {
        if (
            path.Length is 0 or > PackageLimits.PathCharacters
            || path.AsSpan().ContainsAnyExcept(Letters)
            || path.Split('/').Any(part => part is "" or "." or "..")
        )
        {
            throw new VerifyException(
                VerifyFailure.UnsafePath,
                where,
                "a relative path of letters, digits, '.', '-', '_' and '/' without '..'",
                $"'{Shown(path)}'"
            );
        }
    }

    /// <summary>A hostile name made safe to print.</summary>
    internal static string Shown(string path) =>
        string.Concat(path.Take(80).Select(c => c is >= ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:x4}"));
}
