using System.Globalization;
using Exhibit.Model;

namespace Exhibit.Readers.Csv;

/// <summary>The current row's cells by column name. A column that is not there has empty cells.</summary>
internal sealed class CsvCells
{
    private readonly Dictionary<string, int> at = new(StringComparer.Ordinal);

    internal CsvCells(string[] names, ReaderOptions options)
    {
        for (var i = 0; i < names.Length; i++)
        {
            at.TryAdd(names[i], i);
        }

        Options = options;
        Times = new TimeParser(options.Zone);
    }

    internal ReaderOptions Options { get; }

    /// <summary>Reads times; those without zone in the zone of the options.</summary>
    internal TimeParser Times { get; }

    /// <summary>The row; set by the reader.</summary>
    internal IRecord Record { get; set; } = null!;

    /// <summary>The cell as text.</summary>
    internal string this[string column] => Record.Text(at.GetValueOrDefault(column, -1));

    /// <summary>Whether the file has the column.</summary>
    internal bool Has(string column) => at.ContainsKey(column);

    /// <summary>The cell as whole number; null where it is none.</summary>
    internal long? Number(string column) =>
        long.TryParse(this[column], NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    /// <summary>A cell whose parts are separated by commas.</summary>
    internal IReadOnlyList<string> Commas(string column) =>
        this[column] is { Length: > 0 } cell ? cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];

    /// <summary>A cell of addresses separated by commas; a comma within an address does not separate.</summary>
    internal IReadOnlyList<string> Addresses(string column)
    {
        var cell = this[column];
        if (cell.Length == 0)
        {
            return [];
        }

        var found = new List<string>();
        var from = 0;
        for (var comma = cell.IndexOf(',', StringComparison.Ordinal); comma >= 0; comma = cell.IndexOf(',', comma + 1))
        {
            if (cell.AsSpan(comma + 1).TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase))
            {
                found.Add(cell[from..comma].Trim());
                from = comma + 1;
            }
        }

        found.Add(cell[from..].Trim());
        return [.. found.Where(a => a.Length > 0)];
    }

    /// <summary>The time in the first of these columns that holds any text.</summary>
    internal bool Time(out long time, out TimePrecision precision, out string reason, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            var cell = this[column];
            if (cell.Length > 0)
            {
                reason =
                    $"Column {column}: found '{(cell.Length > 60 ? cell[..60] + "…" : cell)}', expected a time such as 2021-02-03 04:05:06 or seconds since 1970. Correct the cell.";
                return Times.TryParse(cell, out time, out precision);
            }
        }

        reason = $"Column {columns[0]} is empty. Expected the time of the post; fill the cell.";
        (time, precision) = (0, TimePrecision.Second);
        return false;
    }

    /// <summary>The account of the row: the id where it is usable, else the handle.</summary>
    internal bool Account(string idColumn, string handleColumn, out string account, out bool isHandle, out string reason)
    {
        var (id, handle) = (this[idColumn].Trim(), this[handleColumn].Trim().TrimStart('@'));
        isHandle = id.Length == 0 || IdRules.IsLossy(id);
        account = isHandle ? handle : id;
        reason =
            $"Columns {idColumn} and {handleColumn}: found '{id}' and '{handle}', expected the account that posted. Export the ids as text, or fill the cell.";
        return account.Length > 0 && !IdRules.IsLossy(account);
    }
}
