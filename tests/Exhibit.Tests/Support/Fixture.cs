using Exhibit.Readers;

namespace Exhibit.Tests.Support;

/// <summary>Files of real shape with made-up people, beside the readers' tests.</summary>
internal static class Fixture
{
    internal static string Path(string name) =>
        System.IO.Path.Combine(RealData.Repository, "tests", "Exhibit.Tests", "Readers", "Fixtures", name);

    internal static ReadFile.Outcome Read(string name, ReaderOptions? options = null) => ReadFile.OfPath(Path(name), options);
}
