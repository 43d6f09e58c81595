using Exhibit.Cli;
using Exhibit.Model;

namespace Exhibit.Tests.Support;

/// <summary>Runs a whole investigation into a temporary case folder, which goes away with it.</summary>
internal sealed class TempCase : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-test-").FullName;

    internal TempCase(AnalysisOptions options, params string[] paths)
    {
        Path = System.IO.Path.Combine(folder, "case");
        (Result, _) = Investigation.Run(paths, Path, options, null, default);
    }

    internal string Path { get; }

    internal CaseResult Result { get; }

    /// <summary>A copy to write into: what writes into a case holds it, and tests run beside each other.</summary>
    internal string Copy()
    {
        var to = System.IO.Path.Combine(Directory.CreateTempSubdirectory("exhibit-copy-").FullName, "case");
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(Path, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }

    internal string Read(string file) => System.IO.File.ReadAllText(System.IO.Path.Combine(Path, file));

    internal byte[] Bytes(string file) => System.IO.File.ReadAllBytes(System.IO.Path.Combine(Path, file));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
