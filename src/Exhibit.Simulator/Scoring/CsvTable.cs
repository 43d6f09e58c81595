using Sylvan.Data.Csv;

namespace Exhibit.Simulator.Scoring;

/// <summary>Reads named columns of a CSV file.</summary>
internal static class CsvTable
{
    internal static IEnumerable<string[]> Read(string path, params string[] columns)
    {
        using var reader = CsvDataReader.Create(
            path,
            new CsvDataReaderOptions { Comment = '\0', Culture = System.Globalization.CultureInfo.InvariantCulture }
        );
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var missing = columns.FirstOrDefault(c => !names.Contains(c));
        if (missing is not null)
        {
            throw new InvalidDataException(
                $"{Path.GetFileName(path)} has no column '{missing}'. Columns found: {string.Join(", ", names)}."
            );
        }

        var index = columns.Select(c => names.IndexOf(c)).ToArray();
        while (reader.Read())
        {
            yield return Array.ConvertAll(index, reader.GetString);
        }
    }
}
