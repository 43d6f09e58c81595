namespace Exhibit.Exchange;

/// <summary>One table of a case, written alike by every format of tables.</summary>
/// <param name="Name">Name of the table and of its file.</param>
/// <param name="Columns">Name and type of every column: string, long, double or DateTime (UTC).</param>
/// <param name="Rows">The rows, in the case's order; a cell is null where the case has no value.</param>
internal sealed record ExchangeTable(string Name, IReadOnlyList<(string Name, Type Type)> Columns, IReadOnlyList<object?[]> Rows);
