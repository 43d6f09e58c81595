using System.Security.Cryptography;
using System.Text;

namespace Exhibit.Benchmarks.Accuracy;

/// <summary>
/// A digest of the sources that determine docs/accuracy.md: the library, the simulator and this benchmark. Comment lines
/// and indentation do not count, so that a better comment does not ask for fifteen minutes of computing.
/// </summary>
internal static class InputsDigest
{
    private static readonly string[] Folders =
    [
        "src/Exhibit/Coordination",
        "src/Exhibit/Text",
        "src/Exhibit/Traces",
        "src/Exhibit.Simulator",
        "benchmarks/Exhibit.Benchmarks/Accuracy",
    ];

    private static readonly string[] Files = ["src/Exhibit/Analysis.cs", "src/Exhibit/AnalysisOptions.cs", "src/Exhibit/Ingest.cs"];

    /// <summary>SHA-256 over the paths and lines of code, in ordinal order.</summary>
    internal static string Of(string root)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Folders
            .SelectMany(folder => Directory.GetFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Concat(Files.Select(file => Path.Combine(root, file)))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            digest.AppendData(Encoding.UTF8.GetBytes(file + "\n"));
            digest.AppendData(Encoding.UTF8.GetBytes(Code(File.ReadAllText(Path.Combine(root, file)))));
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    /// <summary>The lines of code without indentation, comment lines and empty lines.</summary>
    internal static string Code(string source) =>
        string.Join(
            '\n',
            source
                .Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
        );

    /// <summary>The checkout that this was built from.</summary>
    internal static string Root()
    {
        for (var at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "Exhibit.slnx")))
            {
                return at;
            }
        }

        throw new InvalidOperationException("Run this from a checkout of Exhibit.");
    }
}
