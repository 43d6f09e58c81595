using System.Text;

namespace Exhibit.Readers;

/// <summary>Finds the delimiter and the header of delimited text.</summary>
internal static class CsvSniffer
{
    private const int SampleBytes = 1 << 16;

    // In the order of preference when counts are equal.
    private static readonly char[] Candidates = [',', '\t', ';', '|'];

    /// <summary>Column names and delimiter; null when the sample does not look like delimited text with a header.</summary>
    internal static (IReadOnlyList<string> Names, char Delimiter)? Header(SourceSample sample)
    {
        var head = sample.Head.Span;
        head = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        if (
            head.IsEmpty
            || head[..Math.Max(0, head.IndexOf((byte)'\n'))].IndexOf((byte)0) >= 0
            || head[..Math.Min(16, head.Length)].IndexOf((byte)0) >= 0
            || head[0] is (byte)'{' or (byte)'['
        )
        {
            return null;
        }

        var line = FirstLine(CsvRecords.Decode(Encoding.Latin1.GetString(head)));
        var delimiter = Delimiter(line);
        var names = Split(line, delimiter);
        return names.Length == 0 || names.All(n => n.Length == 0) ? null : (names, delimiter);
    }

    /// <summary>Delimiter of a source.</summary>
    internal static char Delimiter(SourceInput input)
    {
        using var stream = input.Open();
        var buffer = new byte[SampleBytes];
        var read = stream.ReadAtLeast(buffer, SampleBytes, throwOnEndOfStream: false);
        return Delimiter(FirstLine(Encoding.Latin1.GetString(buffer, 0, read)));
    }

    private static char Delimiter(string line)
    {
        var best = Candidates[0];
        var most = 0;
        foreach (var candidate in Candidates)
        {
            var count = Split(line, candidate).Length;
            if (count > most)
            {
                (best, most) = (candidate, count);
            }
        }

        return best;
    }

    private static string FirstLine(string text)
    {
        var start = 0;
        while (start < text.Length && text[start] is '\r' or '\n' or '\uFEFF')
        {
            start++;
        }

        var end = text.AsSpan(start).IndexOfAny('\r', '\n');
        return end < 0 ? text[start..] : text.Substring(start, end);
    }

    private static string[] Split(string line, char delimiter)
    {
        var names = new List<string>();
        var quoted = false;
        var from = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || (line[i] == delimiter && !quoted))
            {
                names.Add(line[from..i].Trim().Trim('"'));
                from = i + 1;
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
        }

        return [.. names];
    }
}
