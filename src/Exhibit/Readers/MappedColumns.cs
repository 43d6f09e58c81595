using Exhibit.Readers.Tables;

namespace Exhibit.Readers;

/// <summary>Which column of a source is read as what.</summary>
internal static class MappedColumns
{
    /// <summary>Columns by field, the unused ones, and the first row's time cell (null where the format fixes how times are read).</summary>
    internal static (IReadOnlyList<KeyValuePair<string, string>> Columns, IReadOnlyList<string> Unused, string? Time) Of(
        SourceInput input,
        IPostReader reader,
        ReaderOptions options
    )
    {
        if (reader is TablePostReader tables)
        {
            return ([.. OfTables(tables, input, options)], [], null);
        }

        if (reader is not CsvPostReader)
        {
            return ([.. reader.Description.Columns.Select(c => new KeyValuePair<string, string>("known by", c))], [], null);
        }

        using var records = new CsvRecords(input, CsvSniffer.Delimiter(input));
        if (!records.Read())
        {
            return ([], [], null);
        }

        var names = Enumerable.Range(0, records.FieldCount).Select(records.Text).ToArray();
        if (reader is not GenericCsvReader)
        {
            return ([.. names.Select(n => new KeyValuePair<string, string>("as the format has it", n))], [], null);
        }

        var columns = new CsvColumns(input.Name, names, options.Map);
        var fields = CsvColumns
            .Fields.Where(f => columns[f] >= 0)
            .Select(f => new KeyValuePair<string, string>(f, names[columns[f]]))
            .ToArray();
        var used = fields.Select(f => f.Value).ToHashSet(StringComparer.Ordinal);
        return (fields, [.. names.Where(n => !used.Contains(n))], records.Read() ? records.Text(columns["time"]) : "");
    }

    private static IEnumerable<KeyValuePair<string, string>> OfTables(TablePostReader reader, SourceInput input, ReaderOptions options)
    {
        using var copy = new LocalCopy(input, reader.NotInPaths);
        using var file = reader.Open(input, copy.Path);
        foreach (var table in file.Tables)
        {
            if (NamedFormats.Of(table.Columns) is { } named)
            {
                yield return new($"{table.Name}: as {named.Id} has it", string.Join(", ", table.Columns));
                continue;
            }

            var map = options
                .Map.Where(m => table.Columns.Contains(m.Value))
                .ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);
            var columns = new CsvColumns(input.Name, table.Columns, map);
            foreach (var field in CsvColumns.Fields.Where(f => columns.IsReadable && columns[f] >= 0))
            {
                yield return new(field, $"{table.Name}.{table.Columns[columns[field]]}".TrimStart('.'));
            }
        }
    }
}
