using System.Globalization;
using System.Text;
using Exhibit.Coordination;

namespace Exhibit.Tests.Support;

/// <summary>A small file of posts with one ring, noise, a duplicate, and refused rows; made once a test run.</summary>
internal static class SmallWorld
{
    private static readonly Lazy<string> Made = new(() =>
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("exhibit-world-").FullName, "posts.csv");
        System.IO.File.WriteAllText(path, Text());
        return path;
    });

    internal static string File() => Made.Value;

    internal static string Text()
    {
        var random = new SplitMix64(11);
        var text = new StringBuilder("user_id,handle,created_at,text,url\n");
        for (var i = 0; i < 14; i++)
        {
            for (var ring = 0; ring < 4; ring++)
            {
                Row(text, $"ring{ring}", (i * 50_000) + 600 + random.Next(25), $"An identical sentence of the ring, number {i}", "");
            }
        }

        for (var i = 0; i < 600; i++)
        {
            Row(
                text,
                $"n{random.Next(60)}",
                random.Next(700_000),
                $"Something that several people repeat, number {random.Next(80)}",
                $"https://www.example.invalid/p{random.Next(40)}?utm_source=x"
            );
        }

        Row(text, "n1", 5, "said twice, word for word, by one account", "");
        Row(text, "n1", 5, "said twice, word for word, by one account", "");
        text.Append(",nobody,2020-01-01T00:00:00Z,no account here,\n");
        text.Append("n2,n2,yesterday,no time here,\n");
        text.Append("n3,n3,2020-01-01T00:00:00Z\n");
        return text.ToString();
    }

    private static void Row(StringBuilder text, string account, int second, string what, string url)
    {
        var time = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(second);
        text.Append(CultureInfo.InvariantCulture, $"{account},{account},{time:yyyy-MM-dd'T'HH:mm:ss'Z'},\"{what}\",{url}\n");
    }
}
