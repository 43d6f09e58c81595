namespace Exhibit.Readers.Tables;

/// <summary>One table of a file that holds tables: a sheet, a database's table, an Arrow file's only one.</summary>
/// <param name="Name">Its name; empty where the file holds one table without a name.</param>
/// <param name="Columns">Column names in order.</param>
/// <param name="Rows">Gives the rows from the first, each time it is called; a row shorter than the columns is short of cells.</param>
internal sealed record Table(string Name, string[] Columns, Func<IEnumerable<object?[]>> Rows);
