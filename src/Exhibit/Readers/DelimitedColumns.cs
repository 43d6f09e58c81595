namespace Exhibit.Readers;

/// <summary>Which column of a delimited source is read as what.</summary>
internal static class DelimitedColumns
{
    /// <summary>Columns by field, the unused ones, and the first row's time cell (null where the format fixes how times are read).</summary>
    internal static (IReadOnlyList<KeyValuePair<string, string>> Columns, IReadOnlyList<string> Unused, string? Time) Of(
        SourceInput input,
        IPostReader reader,
        ReaderOptions options
    )
    {
        if (reader is not CsvPostReader)
        {
            return ([], [], null);
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
}
