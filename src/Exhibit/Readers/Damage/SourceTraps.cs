namespace Exhibit.Readers.Damage;

/// <summary>Traps that concern a source as a whole, seen in its first bytes.</summary>
internal static class SourceTraps
{
    private const int SampleBytes = 1 << 16;

    internal static IEnumerable<Trap> Of(SourceInput input, IPostReader reader)
    {
        var encoding = Encoding(input);
        if (encoding.Length > 0)
        {
            yield return new Trap(encoding, 1, 0, TrapWords.Sentence(encoding, 1, 0));
        }

        if (reader is not CsvPostReader)
        {
            yield break;
        }

        using var stream = input.Open();
        var head = new byte[SampleBytes];
        var read = stream.ReadAtLeast(head, SampleBytes, throwOnEndOfStream: false);
        var sample = new SourceSample(input.Name, input.Folder, head.AsMemory(0, read), read < SampleBytes);
        var twice =
            CsvSniffer
                .Header(sample)
                ?.Names.Where(n => n.Length > 0)
                .GroupBy(n => n, StringComparer.Ordinal)
                .Where(g => g.Count() > 1)
                .Select(g => g.Key)
                .ToArray()
            ?? [];
        if (twice.Length > 0)
        {
            yield return new Trap(
                "duplicate-columns",
                twice.Length,
                0,
                $"duplicate-columns: {TrapWords.Meanings["duplicate-columns"]} Found twice: {string.Join(", ", twice.Take(10))}."
            );
        }
    }

    private static string Encoding(SourceInput input)
    {
        using var stream = input.Open();
        if (stream is Utf8Stream decoded)
        {
            return decoded.From;
        }

        var head = new byte[SampleBytes];
        var read = stream.ReadAtLeast(head, SampleBytes, throwOnEndOfStream: false);
        return TextEncodings.Detect(head.AsSpan(0, read)) == "mixed-encodings" ? "mixed-encodings" : "";
    }
}
