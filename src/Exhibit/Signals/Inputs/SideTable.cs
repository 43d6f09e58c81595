using System.Globalization;
using Exhibit.Model;
using Exhibit.Readers;

namespace Exhibit.Signals.Inputs;

/// <summary>One side input, read whole: its rows by field, and what was refused.</summary>
public sealed class SideTable
{
    private const int MostReasons = 5;

    private readonly Dictionary<string, int> columns;
    private readonly List<string> reasons = [];
    private readonly HashSet<long> refused = [];

    private readonly string[] header;

    private SideTable(SideKind kind, string name, int source, string[] header, Dictionary<string, int> columns) =>
        (Kind, Name, Source, this.header, this.columns) = (kind, name, source, header, columns);

    /// <summary>One record: its 1-based number and its cells.</summary>
    /// <param name="Number">1-based, header not counted.</param>
    /// <param name="Cells">Cells as in the file.</param>
    public readonly record struct Row(long Number, string[] Cells);

    /// <summary>The kind.</summary>
    public SideKind Kind { get; }

    /// <summary>File name.</summary>
    public string Name { get; }

    /// <summary>Index of its source.</summary>
    public int Source { get; internal set; }

    /// <summary>Usable rows.</summary>
    public List<Row> Rows { get; } = [];

    /// <summary>How it was read, once every signal has looked.</summary>
    public SideInputCount Count => new(Kind.Id, Source, Rows.Count + Missing, Rows.Count + Missing - refused.Count, refused.Count, reasons);

    private long Missing { get; set; }

    /// <summary>Whether the file has this field.</summary>
    public bool Has(string field) => columns.ContainsKey(field);

    /// <summary>The heading under which the file has a field, trimmed; empty where it has none.</summary>
    public string Heading(string field) => columns.TryGetValue(field, out var index) && index < header.Length ? header[index].Trim() : "";

    /// <summary>A cell, trimmed; empty where the file has no such column or the row no such cell.</summary>
    public string Text(Row row, string field) =>
        columns.TryGetValue(field, out var index) && index < row.Cells.Length ? row.Cells[index].Trim() : "";

    /// <summary>Says that a row could not be used.</summary>
    public void Refuse(Row row, string reason) => Refuse(row.Number, reason);

    /// <summary>Reads a file.</summary>
    /// <param name="kind">What it holds.</param>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">Its name for the case.</param>
    /// <param name="source">Index of its source.</param>
    /// <exception cref="InputException">It is no such file; names what was found and what was expected.</exception>
    public static SideTable Read(SideKind kind, string path, string name, int source)
    {
        if (SideJson.Is(path))
        {
            var (names, rows) = SideJson.Read(kind, path, name);
            var json = Headed(kind, name, source, names);
            for (var i = 0; i < rows.Count; i++)
            {
                json.Take(new Row(i + 1, rows[i].Cells), rows[i].Fault);
            }

            return json;
        }

        using var records = Open(path, name, source);
        // A plain list has no header: one value a line.
        var list = Path.GetExtension(path).Equals(".txt", StringComparison.OrdinalIgnoreCase);
        if (!list && !records.Read())
        {
            throw new InputException($"--list {kind.Id}: '{name}' is empty. Expected {kind.Meaning}.");
        }

        var table = list
            ? new SideTable(kind, name, source, [], new() { [kind.Required[0]] = 0 })
            : Headed(kind, name, source, Cells(records));
        for (long number = 1; records.Read(); number++)
        {
            table.Take(new Row(number, Cells(records)), records.Fault);
        }

        return table;
    }

    /// <summary>Whether a delimited file's header has every field that a kind cannot do without.</summary>
    internal static bool Heads(SideKind kind, string path)
    {
        if (SideJson.Is(path))
        {
            return false;
        }

        using var records = Open(path, "", 0);
        return records.Read() && Columns(kind, Cells(records)) is var columns && kind.Required.All(columns.ContainsKey);
    }

    private static CsvRecords Open(string path, string name, int source) =>
        new(
            new SourceInput
            {
                Index = source,
                Name = name,
                Folder = "",
                Open = () => File.OpenRead(path),
            },
            Delimiter(path)
        );

    private static SideTable Headed(SideKind kind, string name, int source, string[] header)
    {
        var table = new SideTable(kind, name, source, header, Columns(kind, header));
        var missing = kind.Required.FirstOrDefault(field => !table.Has(field));
        return missing is null
            ? table
            : throw new InputException(
                $"--list {kind.Id}: '{name}' has no column for '{missing}'. Found {string.Join(", ", header)}; expected one of {string.Join(", ", kind.Columns[missing])}. Rename the column."
            );
    }

    private void Take(Row row, string? fault)
    {
        var lacks = fault is null ? Kind.Required.FirstOrDefault(field => Text(row, field).Length == 0) : null;
        if (fault is null && lacks is null)
        {
            Rows.Add(row);
            return;
        }

        Missing++;
        Refuse(row.Number, fault ?? $"'{lacks}' is empty; expected a value.");
    }

    private void Refuse(long number, string reason)
    {
        if (refused.Add(number) && reasons.Count < MostReasons)
        {
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"row {number}: {reason}"));
        }
    }

    private static Dictionary<string, int> Columns(SideKind kind, string[] header)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (field, names) in kind.Columns)
        {
            var index = names.Select(n => Array.FindIndex(header, h => Named(h.Trim(), n)));
            var found = index.FirstOrDefault(i => i >= 0, -1);
            if (found >= 0)
            {
                columns[field] = found;
            }
        }

        return columns;
    }

    // "amount spent*" is any heading that begins so: Meta's report names the currency in it.
    private static bool Named(string heading, string name) =>
        name.EndsWith('*')
            ? heading.StartsWith(name[..^1], StringComparison.OrdinalIgnoreCase)
            : heading.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string[] Cells(CsvRecords records) => [.. Enumerable.Range(0, records.FieldCount).Select(records.Text)];

    private static char Delimiter(string path)
    {
        if (Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase))
        {
            return '\t';
        }

        var first = File.ReadLines(path).FirstOrDefault() ?? "";
        return first.Count(c => c == ';') > first.Count(c => c == ',') ? ';' : ',';
    }
}
