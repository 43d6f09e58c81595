using System.Diagnostics;
using System.Text;
using Exhibit.Model;
using Exhibit.Readers;

namespace Exhibit.Benchmarks.Robustness;

/// <summary>
/// Mutates the fixtures of a reader, by bytes and by the tokens of its format, and reads what comes out. Anything but posts,
/// refusals or an InputException is a find; so is a second a megabyte. No test framework in here: the benchmarks run it for hours.
/// </summary>
internal sealed class ReaderFuzz(IReadOnlyList<(string Name, byte[] Bytes)> corpus)
{
    // Seconds that loading code or a busy machine may take, whatever the size.
    private const double Patience = 10;

    private static readonly byte[][] Nasty =
    [
        .. new[]
        {
            "",
            "\"",
            "\"\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "99999999999999999999999999",
            "18446744073709551615",
            "1.5E+18",
            "2024-13-45T99:99:99Z",
            "1/2/2024",
            "[",
            "]",
            "{",
            "}",
            "[[[[[[[[[[[[[[[[",
            "{\"a\":{\"a\":{\"a\":",
            ",",
            "\n",
            "\r\n",
            "\t",
            ";",
            "|",
            "=cmd",
            "@",
            "RT @sim: ",
            "https://",
            "javascript:",
            "<a href=\"",
            "<",
            "&#x110000;",
            "\u202E",
            "\u200B",
            "\uFEFF",
            "\0",
            "[deleted]",
            "at://",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xC3, 0x28],
        [0xED, 0xA0, 0x80],
        [0xFF, 0xFE],
    ];

    /// <summary>Reads one mutation; the find in words, null where there is none.</summary>
    internal string? Run(string readerId, int seed)
    {
        var random = new Random(seed);
        var (name, bytes) = corpus[random.Next(corpus.Count)];
        var mutated = Mutate(bytes, random);
        var format = random.Next(4) == 0 ? null : readerId;
        var clock = Stopwatch.StartNew();
        try
        {
            var find = Read(name, mutated, format);
            return find
                ?? (
                    clock.Elapsed.TotalSeconds > Patience + (mutated.Length / 1e6)
                        ? $"{clock.Elapsed.TotalSeconds:0.0} s for {mutated.Length} bytes"
                        : null
                );
        }
        catch (InputException)
        {
            return null;
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    /// <summary>The bytes of a mutation, to keep a find.</summary>
    internal byte[] Bytes(int seed)
    {
        var random = new Random(seed);
        return Mutate(corpus[random.Next(corpus.Count)].Bytes, random);
    }

    private static string? Read(string name, byte[] bytes, string? format)
    {
        var input = new SourceInput
        {
            Index = 0,
            Name = name,
            Folder = "",
            Open = () => new MemoryStream(bytes, writable: false),
        };
        var reader = new PostSource(Catalog.Readers, new ReaderOptions { Format = format }).Choose(input);
        long row = 0;
        foreach (var record in PostSource.Guarded(reader, input, new ReaderOptions()))
        {
            row++;
            if (record.Post is null == record.Rejection is null)
            {
                return $"row {row} is neither post nor refusal, or both";
            }

            var at = record.Post?.Provenance.Row ?? record.Rejection!.Row;
            if (at != row)
            {
                return $"row {at} stands where row {row} should";
            }

            if (record.Post is { Provenance: { Offset: >= 0 } where } && where.Offset + where.Length > bytes.Length)
            {
                return $"row {row} lies beyond the end";
            }

            if (record.Post is { TimeMs: < 0 or > 4_200_000_000_000 })
            {
                return $"row {row} is at {record.Post.TimeMs}";
            }

            if (record.Rejection is { Reason.Length: 0 })
            {
                return $"row {row} is refused without a reason";
            }
        }

        return null;
    }

    private byte[] Mutate(byte[] bytes, Random random)
    {
        var list = new List<byte>(bytes);
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            switch (random.Next(8))
            {
                case 0 when list.Count > 0:
                    list[random.Next(list.Count)] = (byte)random.Next(256);
                    break;
                case 1 when list.Count > 0:
                    var keep = random.Next(list.Count);
                    list.RemoveRange(keep, list.Count - keep);
                    break;
                case 2 when list.Count > 0:
                    var (from, length) = Range(list, random);
                    list.RemoveRange(from, length);
                    break;
                case 3 when list.Count is > 0 and < 200_000:
                    (from, length) = Range(list, random);
                    list.InsertRange(random.Next(list.Count), list.GetRange(from, length));
                    break;
                case 4:
                    var other = corpus[random.Next(corpus.Count)].Bytes;
                    list.AddRange(other.AsSpan(random.Next(other.Length)));
                    break;
                default:
                    Replace(list, random);
                    break;
            }
        }

        return [.. list];
    }

    private static (int From, int Length) Range(List<byte> list, Random random)
    {
        var from = random.Next(list.Count);
        return (from, random.Next(Math.Min(list.Count - from, 2_000) + 1));
    }

    // The token between two delimiters becomes something nasty.
    private static void Replace(List<byte> list, Random random)
    {
        if (list.Count == 0)
        {
            return;
        }

        bool Delimits(int i) =>
            list[i] is (byte)',' or (byte)':' or (byte)'"' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'\n' or (byte)'\t';
        var from = random.Next(list.Count);
        while (from > 0 && !Delimits(from - 1))
        {
            from--;
        }

        var to = from;
        while (to < list.Count && !Delimits(to))
        {
            to++;
        }

        list.RemoveRange(from, to - from);
        list.InsertRange(from, Nasty[random.Next(Nasty.Length)]);
    }
}
