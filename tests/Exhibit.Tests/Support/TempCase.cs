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

    internal string Read(string file) => System.IO.File.ReadAllText(System.IO.Path.Combine(Path, file));

    internal byte[] Bytes(string file) => System.IO.File.ReadAllBytes(System.IO.Path.Combine(Path, file));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
