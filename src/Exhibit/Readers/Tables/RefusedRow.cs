using System.Text;
using Exhibit.Model;

namespace Exhibit.Readers.Tables;

/// <summary>
/// A refused row of a table as a line of CSV under the table's column names, so that it can be mended and read again: such
/// files have no bytes of a row to show. An id that was read as a number stays the rounded thing it is.
/// </summary>
internal static class RefusedRow
{
    internal static ReadRecord Of(SourceInput input, long row, string reason, IReadOnlyList<string> columns, TableRow cells) =>
        ReadRecord.Reject(
            new Rejection(input.Name, row, 0, reason)
            {
                Header = Line(columns),
                Raw = Line(Enumerable.Range(0, columns.Count).Select(cells.Text)),
            }
        );

    private static byte[] Line(IEnumerable<string> cells) =>
        Encoding.UTF8.GetBytes(string.Join(',', cells.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n");
}
