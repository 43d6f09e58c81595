using System.Text;

namespace Exhibit.Benchmarks.Robustness;

/// <summary>Changes inputs, by bytes and by the tokens of delimited and JSON formats.</summary>
internal static class Mutator
{
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

    /// <summary>Up to four changes: bytes, ranges, pieces of other inputs, tokens between delimiters.</summary>
    internal static byte[] Mutate(byte[] bytes, IReadOnlyList<byte[]> others, Random random)
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
                    var other = others[random.Next(others.Count)];
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
