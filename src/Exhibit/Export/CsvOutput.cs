using System.Globalization;
using System.Text;

namespace Exhibit.Export;

/// <summary>Writes CSV (RFC 4180) with '\n' line ends in the invariant culture.</summary>
public sealed class CsvOutput : IDisposable
{
    private readonly StreamWriter writer;
    private bool first = true;

    /// <summary>Writes to a stream, which stays open.</summary>
    public CsvOutput(Stream output, params ReadOnlySpan<string> header)
    {
        writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        foreach (var name in header)
        {
            Cell(name);
        }

        EndRow();
    }

    /// <summary>
    /// One cell of text. Cells that a spreadsheet would run as a formula are quoted, never altered: ids and handles are
    /// keys and must stay as in the source (docs/adr/0002-formula-cells.md).
    /// </summary>
    public CsvOutput Cell(string text)
    {
        Separate();
        var formula = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
        if (formula || text.AsSpan().IndexOfAny([',', '"', '\n', '\r']) >= 0)
        {
            writer.Write('"');
            writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write('"');
        }
        else
        {
            writer.Write(text);
        }

        return this;
    }

    /// <summary>One integer.</summary>
    public CsvOutput Cell(long value)
    {
        Separate();
        writer.Write(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>One number, shortest form that reads back to the same bits.</summary>
    public CsvOutput Cell(double value)
    {
        Separate();
        writer.Write(value.ToString("R", CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>One time, see <see cref="Timestamp.Of"/>.</summary>
    public CsvOutput Time(long timeMs) => Cell(Timestamp.Of(timeMs));

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        writer.Write('\n');
        first = true;
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    private void Separate()
    {
        if (!first)
        {
            writer.Write(',');
        }

        first = false;
    }
}
