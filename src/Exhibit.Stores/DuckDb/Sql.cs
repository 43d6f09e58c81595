using System.Reflection;

namespace Exhibit.Stores.DuckDb;

/// <summary>The .sql files beside the code.</summary>
internal static class Sql
{
    internal static string Load(string name)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"Exhibit.Stores.DuckDb.{name}")
            ?? throw new InvalidOperationException($"The resource {name} is missing from the build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
