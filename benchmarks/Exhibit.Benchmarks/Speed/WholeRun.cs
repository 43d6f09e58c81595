namespace Exhibit.Benchmarks.Speed;

/// <summary>One `exhibit investigate` from file to finished case, as a process of its own.</summary>
internal static class WholeRun
{
    /// <summary>Runs it on generated shares.</summary>
    internal static Measured Of(CoShares shares, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("exhibit-speed-").FullName;
        try
        {
            var file = Path.Combine(folder, "shares.csv");
            shares.Write(file);
            return Of(file, folder, options);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Runs it on a file; the case lies in the folder.</summary>
    internal static Measured Of(string file, string folder, params string[] options) =>
        Measured.Run(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Exhibit.Cli.dll"),
                "investigate",
                file,
                "--case",
                Path.Combine(folder, "case"),
                .. options,
            ]
        );
}
