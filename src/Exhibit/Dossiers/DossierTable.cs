using System.Globalization;
using System.Text;
using Exhibit.Evidence;

namespace Exhibit.Dossiers;

/// <summary>
/// Reads one CSV table of a dossier: RFC 4180, line feeds, exactly the documented header, every row as long as it. Made for
/// hostile input: it streams, and a cell is limited.
/// </summary>
internal sealed class DossierTable : IDisposable
{
    private const int MostCell = 1 << 20;

    private readonly StreamReader reader;
    private readonly string path;
    private readonly string[] header;
    private readonly string[] cells;
    private readonly StringBuilder cell = new();
    private long row;

    internal DossierTable(IPackage package, string path, string[] header)
        : this(
            package.Has(path)
                ? package.Open(path)
                : throw new VerifyException(VerifyFailure.MissingFile, path, "a file of this name", "none"),
            path,
            header
        ) { }

    internal DossierTable(Stream stream, string path, string[] header)
    {
        (this.path, this.header) = (path, header);
        cells = new string[header.Length];
        reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), false, 1 << 16);
        if (!Read() || !cells.AsSpan().SequenceEqual(header))
        {
            throw Wrong($"the header {string.Join(',', header)}", "another");
        }

        row = 0;
    }

    /// <summary>Number of the current row, from 0, the header not counted.</summary>
    internal int Row => checked((int)row - 1);

    /// <summary>Moves to the next row.</summary>
    internal bool Read()
    {
        try
        {
            if (reader.Peek() < 0)
            {
                return false;
            }

            row++;
            for (var i = 0; i < cells.Length; i++)
            {
                var end = Cell();
                cells[i] = cell.ToString();
                if (end != (i == cells.Length - 1 ? '\n' : ','))
                {
                    throw Wrong(FormattableString.Invariant($"{cells.Length} cells and a line feed"), "another number of cells");
                }
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            throw new VerifyException(VerifyFailure.InvalidText, path, "valid UTF-8", "bytes that are none");
        }
    }

    internal string Text(int column) => cells[column];

    internal long Long(int column) =>
        long.TryParse(cells[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong($"an integer under '{header[column]}'", $"'{Shown(cells[column])}'");

    /// <summary>An integer from 0 to below a bound.</summary>
    internal int Index(int column, int bound) =>
        Long(column) is >= 0 and var value && value < bound
            ? (int)value
            : throw Wrong(
                string.Create(CultureInfo.InvariantCulture, $"a number from 0 to {bound - 1} under '{header[column]}'"),
                $"{Shown(cells[column])}"
            );

    internal double Double(int column) =>
        double.TryParse(cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong($"a number under '{header[column]}'", $"'{Shown(cells[column])}'");

    internal bool IsEmpty(int column) => cells[column].Length == 0;

    /// <summary>A failure of this table's form at the current row.</summary>
    internal VerifyException Wrong(string expected, string found) =>
        new(VerifyFailure.MalformedFile, string.Create(CultureInfo.InvariantCulture, $"{path}, row {row}"), expected, found);

    /// <summary>A failure of another kind at the current row.</summary>
    internal VerifyException Differs(VerifyFailure failure, string expected, string found) =>
        new(failure, string.Create(CultureInfo.InvariantCulture, $"{path}, row {row}"), Shown(expected), Shown(found));

    public void Dispose() => reader.Dispose();

    private static string Shown(string text) => new([.. text.Take(120).Select(c => c is >= ' ' and <= '~' ? c : '?')]);

    // Reads a cell into the builder and returns what ended it.
    private int Cell()
    {
        cell.Clear();
        if (reader.Peek() != '"')
        {
            int c;
            while ((c = reader.Read()) is not (',' or '\n' or -1))
            {
                Append(c);
            }

            return c;
        }

        _ = reader.Read();
        while (true)
        {
            var c = reader.Read();
            if (c < 0)
            {
                throw Wrong("a closing quote", "the end of the file");
            }

            if (c == '"')
            {
                if (reader.Peek() != '"')
                {
                    return reader.Read();
                }

                _ = reader.Read();
            }

            Append(c);
        }
    }

    private void Append(int c)
    {
        if (cell.Length == MostCell)
        {
            throw Wrong(string.Create(CultureInfo.InvariantCulture, $"cells of at most {MostCell} characters"), "a longer one");
        }

        cell.Append((char)c);
    }
}
