using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Exhibit.Readers.Tables;

/// <summary>One row of a table whose cells are values, not text.</summary>
internal sealed class TableRow(object?[] cells) : IRecord
{
    // Digits beyond 2^53 (and, in a spreadsheet, beyond the fifteenth) are lost in a number with a fraction.
    private const double MostExact = 999_999_999_999_999;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Text(int index) => index < 0 || index >= cells.Length ? "" : Word(cells[index], exact: false);

    public ReadOnlySpan<char> Bytes(int index) => index < 0 || index >= cells.Length ? "" : Word(cells[index], exact: true);

    public IReadOnlyList<string> List(int index) =>
        index >= 0 && index < cells.Length && cells[index] is System.Collections.IEnumerable list and not string and not byte[]
            ? [.. list.Cast<object?>().Select(v => Word(v, exact: false)).Where(w => w.Length > 0)]
            : ListCell.Split(Text(index));

    private static string Word(object? value, bool exact) =>
        value switch
        {
            null or DBNull => "",
            string text => text,
            byte[] bytes => System.Text.Encoding.UTF8.GetString(bytes),
            bool flag => flag ? "true" : "false",
            DateTime time => Time(time),
            DateTimeOffset time => Time(time.UtcDateTime),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            double number => Number(number, exact),
            float number => Number(number, exact),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            System.Collections.IEnumerable list => JsonSerializer.Serialize(list.Cast<object?>().Select(v => Word(v, exact)), Readable),
            _ => value.ToString() ?? "",
        };

    // An id read as a number is shown as the rounded thing it is (1.5E+18), so that it is never taken for an id.
    private static string Number(double number, bool exact) =>
        number == Math.Floor(number) && Math.Abs(number) < (exact ? 1e18 : MostExact)
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString(number == Math.Floor(number) ? "0.################E+0" : "R", CultureInfo.InvariantCulture);

    private static string Time(DateTime time) =>
        time.ToString(
            time.Ticks % TimeSpan.TicksPerSecond < TimeSpan.TicksPerMillisecond ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss.fff",
            CultureInfo.InvariantCulture
        ) + (time.Kind == DateTimeKind.Unspecified ? "" : "Z");
}
