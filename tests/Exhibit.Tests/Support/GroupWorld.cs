using System.Globalization;
using System.Text;
using Exhibit.Coordination;

namespace Exhibit.Tests.Support;

/// <summary>
/// The small world with two groups beside it that timing cannot see: one that publishes prepared messages hours apart, one
/// that passes on the same little-known links; bystanders who share a few of them, and an account that posts by the clock.
/// </summary>
internal static class GroupWorld
{
    private const int Day = 86_400;

    private static readonly Lazy<string> Made = new(() =>
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("exhibit-groups-").FullName, "posts.csv");
        System.IO.File.WriteAllText(path, Text());
        return path;
    });

    internal static string File() => Made.Value;

    internal static string Text()
    {
        var random = new SplitMix64(23);
        var text = new StringBuilder(SmallWorld.Text());
        for (var i = 0; i < 24; i++)
        {
            for (var a = 0; a < 5; a++)
            {
                Row(text, $"origin{a}", (i * Day) + 3_600 + random.Next(70_000), $"A prepared message of the campaign, number {i}", "");
                Row(text, $"circle{a}", (i * Day) + 3_600 + random.Next(70_000), "", $"https://small.example.invalid/piece{i}");
            }
        }

        for (var a = 0; a < 60; a++)
        {
            for (var k = 0; k < 16; k++)
            {
                Row(text, $"plain{a}", random.Next(24 * Day), $"An ordinary remark of person {a} about their day {k} and no more", "");
            }

            // A saying by too many to join anybody; a message of the campaign that outsiders repeat.
            Row(text, $"plain{a}", random.Next(24 * Day), "Good morning to everybody out there and have a nice day", "");
            if (a < 6)
            {
                Row(text, $"plain{a}", (24 * Day) + random.Next(Day), $"A prepared message of the campaign, number {a}", "");
            }
        }

        Row(text, "origin0", random.Next(24 * Day), "Good morning to everybody out there and have a nice day", "");
        for (var a = 0; a < 6; a++)
        {
            Row(text, $"liker{a}", random.Next(24 * Day), "", $"https://small.example.invalid/piece{3 * a}");
            for (var k = 0; k < 12; k++)
            {
                Row(text, $"liker{a}", random.Next(24 * Day), "", $"https://medium.example.invalid/liker{a}/{k}");
                for (var e = 0; e < 4; e++)
                {
                    Row(text, $"reader{random.Next(40)}", random.Next(24 * Day), "", $"https://medium.example.invalid/liker{a}/{k}");
                }
            }
        }

        for (var e = 0; e < 40 * 16; e++)
        {
            Row(text, $"reader{e % 40}", random.Next(24 * Day), "", $"https://news.example.invalid/{e}");
        }

        for (var i = 0; i < 400; i++)
        {
            Row(text, "clock", (i * 3_600) + 5, $"A notice that comes out by the clock, number {i}", "");
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string account, int second, string what, string url)
    {
        var time = new DateTime(2020, 2, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(second);
        text.Append(CultureInfo.InvariantCulture, $"{account},{account},{time:yyyy-MM-dd'T'HH:mm:ss'Z'},\"{what}\",{url}\n");
    }
}
