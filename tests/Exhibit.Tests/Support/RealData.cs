namespace Exhibit.Tests.Support;

/// <summary>Finds the shared data beside the repository. Tests that need it are skipped, saying so, where it is absent.</summary>
internal static class RealData
{
    /// <summary>Root of the repository.</summary>
    internal static string Repository { get; } = FindRepository();

    /// <summary>Path of a folder or file of the shared data; skips the test when absent.</summary>
    internal static string Data(string name) => Shared(Path.Combine("data", name));

    /// <summary>Path of a golden file of the peers; skips the test when absent.</summary>
    internal static string Golden(string name) => Shared(Path.Combine("golden", name));

    /// <summary>Path of a file of the load generator; skips the test when absent.</summary>
    internal static string Bench(string name) => Shared(Path.Combine("bench", name));

    private static string Shared(string name)
    {
        var root = Environment.GetEnvironmentVariable("EXHIBIT_SHARED") ?? Path.Combine(Repository, "..", "shared");
        var path = Path.GetFullPath(Path.Combine(root, name));
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Need.Absent($"the shared research data are not beside this checkout ({name}); see docs/data.md");
        }

        return path;
    }

    private static string FindRepository()
    {
        for (var at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "Exhibit.slnx")))
            {
                return at;
            }
        }

        throw new InvalidOperationException("The tests do not lie in a checkout of Exhibit.");
    }
}
