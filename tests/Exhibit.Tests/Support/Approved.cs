namespace Exhibit.Tests.Support;

/// <summary>Holds an output against an approved file; EXHIBIT_APPROVE=1 rewrites the file, to be read in the diff.</summary>
internal static class Approved
{
    internal static void Match(string actual, params string[] path)
    {
        var file = Path.Combine([RealData.Repository, .. path]);
        if (Environment.GetEnvironmentVariable("EXHIBIT_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"{string.Join('/', path)} is missing; make it with EXHIBIT_APPROVE=1 dotnet test");
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
