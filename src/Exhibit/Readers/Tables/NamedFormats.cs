using Exhibit.Readers.Csv;

namespace Exhibit.Readers.Tables;

/// <summary>The delimited formats with fixed columns, which are known again when somebody saved them as a spreadsheet or a database.</summary>
internal static class NamedFormats
{
    private static readonly NamedCsvReader[] All =
    [
        .. typeof(NamedCsvReader)
            .Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(NamedCsvReader)))
            .Select(t => (NamedCsvReader)Activator.CreateInstance(t)!)
            .OrderBy(r => r.Id, StringComparer.Ordinal),
    ];

    /// <summary>The format that these columns are surely of; null where none is.</summary>
    internal static NamedCsvReader? Of(IReadOnlyList<string> columns)
    {
        var sample = new SourceSample("", "", ReadOnlyMemory<byte>.Empty, Complete: true);
        return All.Select(r => (Reader: r, Score: r.Recognize(columns, sample)))
            .Where(r => r.Score >= 50)
            .OrderByDescending(r => r.Score)
            .Select(r => r.Reader)
            .FirstOrDefault();
    }
}
