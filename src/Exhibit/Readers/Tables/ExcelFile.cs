using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Exhibit.Readers.Damage;

namespace Exhibit.Readers.Tables;

/// <summary>A workbook, read row by row. Parts are limited in size, so that a small file cannot unpack without end.</summary>
internal sealed class ExcelFile : TableFile
{
    private const long MostCharacters = 2L << 30;
    private const int MostColumns = 2_000;

    private readonly SpreadsheetDocument document;
    private readonly List<string> shared = [];
    private readonly HashSet<uint> dates = [];
    private readonly bool from1904;

    internal ExcelFile(string name, string path)
    {
        using (var stream = File.OpenRead(path))
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Read))
        {
            ArchiveBounds.Refuse(name, archive, stream.Length);
        }

        document = SpreadsheetDocument.Open(path, isEditable: false, new OpenSettings { MaxCharactersInPart = MostCharacters });
        try
        {
            var workbook = document.WorkbookPart ?? throw new InvalidDataException("it holds no workbook");
            from1904 = workbook.Workbook?.WorkbookProperties?.Date1904?.Value == true;
            ReadStyles(workbook);
            ReadShared(workbook);
            Tables = [.. Sheets(workbook)];
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    internal override IReadOnlyList<Table> Tables { get; }

    public override void Dispose() => document.Dispose();

    private IEnumerable<Table> Sheets(WorkbookPart workbook)
    {
        foreach (var sheet in workbook.Workbook?.Sheets?.Elements<Sheet>() ?? [])
        {
            if (sheet.Id?.Value is { } id && workbook.GetPartById(id) is WorksheetPart part)
            {
                var header = Cells(part).FirstOrDefault();
                if (header is not null)
                {
                    yield return new Table(
                        sheet.Name?.Value ?? "",
                        [.. header.Select(c => c as string ?? Convert.ToString(c, CultureInfo.InvariantCulture) ?? "")],
                        () => Cells(part).Skip(1)
                    );
                }
            }
        }
    }

    private IEnumerable<object?[]> Cells(WorksheetPart part)
    {
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
            {
                continue;
            }

            var row = (Row)reader.LoadCurrentElement()!;
            var cells = new List<object?>();
            foreach (var cell in row.Elements<Cell>())
            {
                var at = Column(cell.CellReference?.Value) ?? cells.Count;
                if (at >= MostColumns)
                {
                    throw new InvalidDataException($"a row has more than {MostColumns} columns");
                }

                while (cells.Count < at)
                {
                    cells.Add(null);
                }

                cells.Add(Value(cell));
            }

            if (cells.Any(c => c is not null and not ""))
            {
                yield return [.. cells];
            }
        }
    }

    private object? Value(Cell cell)
    {
        var text = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        if (type == CellValues.SharedString)
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count
                ? shared[index]
                : null;
        }

        if (type == CellValues.InlineString)
        {
            return cell.InlineString?.InnerText ?? "";
        }

        if (type == CellValues.Boolean)
        {
            return text == "1";
        }

        if (
            type == CellValues.String
            || type == CellValues.Error
            || type == CellValues.Date
            || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        )
        {
            return text;
        }

        return dates.Contains(cell.StyleIndex?.Value ?? 0) ? Date(number) : number;
    }

    // Serial days since 1899-12-30 (or 1904-01-01), rounded to the millisecond that a double still tells apart.
    private object Date(double days)
    {
        var ms = Math.Round((days + (from1904 ? 1462 : 0)) * 86_400_000);
        return ms is > 0 and < 3e14 ? DateTime.SpecifyKind(new DateTime(1899, 12, 30).AddMilliseconds(ms), DateTimeKind.Unspecified) : days;
    }

    private void ReadShared(WorkbookPart workbook)
    {
        if (workbook.SharedStringTablePart is not { } part)
        {
            return;
        }

        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
            {
                var item = (SharedStringItem)reader.LoadCurrentElement()!;

                // Phonetic readings beside the text are not the text.
                shared.Add(item.Text?.Text ?? string.Concat(item.Elements<Run>().Select(r => r.Text?.Text)));
            }
        }
    }

    private void ReadStyles(WorkbookPart workbook)
    {
        var styles = workbook.WorkbookStylesPart?.Stylesheet;
        var own = (styles?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .GroupBy(f => f.NumberFormatId?.Value ?? 0)
            .ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "");
        uint index = 0;
        foreach (var format in styles?.CellFormats?.Elements<CellFormat>() ?? [])
        {
            var id = format.NumberFormatId?.Value ?? 0;
            if (id is (>= 14 and <= 22) or (>= 45 and <= 47) || (own.TryGetValue(id, out var code) && IsDate(code)))
            {
                dates.Add(index);
            }

            index++;
        }
    }

    private static bool IsDate(string code)
    {
        var quoted = false;
        foreach (var c in code)
        {
            quoted ^= c == '"';
            if (!quoted && c is 'y' or 'd' or 'h' or 'Y' or 'D' or 'H')
            {
                return true;
            }
        }

        return false;
    }

    // AB12 -> 27.
    private static int? Column(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c))
            {
                break;
            }

            column = (column * 26) + (c - 'A' + 1);
            if (column > MostColumns * 26)
            {
                break;
            }
        }

        return column > 0 ? column - 1 : null;
    }
}
