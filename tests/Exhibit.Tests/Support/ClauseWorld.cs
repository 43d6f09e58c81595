using System.Globalization;
using System.Text;

namespace Exhibit.Tests.Support;

/// <summary>
/// Three pairs, each decided by one clause of the rule alone. "source": both are as fast as the source's whole audience, on
/// every item at another speed, so nothing but the audience explains them. "react": both react to authors who have no
/// other audience, so nothing but their own reaction does. "ring": the same, but a suspect wrote the originals, so that it is
/// no excuse. Every item comes at another time of day.
/// </summary>
internal static class ClauseWorld
{
    private const int Items = 12;
    private const int Day = 86_400;

    internal static string Text()
    {
        var text = new StringBuilder("user_id,created_at,repost_id,repost_author,repost_created_at\n");
        for (var i = 1; i <= Items; i++)
        {
            var origin = (3 * i * Day) + (i * 37 * 60);
            // Four hours further from the original each time.
            Both(text, "source", i, origin + (i * 14_400), 1_000 + i, "author", origin);
            Both(text, "react", i, origin + 7_200 + 40 + i, 2_000 + i, $"writer{i}", origin + 7_200);
            Both(text, "ring", i, origin + 10_800 + 40 + i, 3_000 + i, "ringleader", origin + 10_800);
            Row(text, "ringleader", origin + 18_000, 4_000 + i, "", 0);
            Row(text, "ring-a", origin + 18_000 + i, 4_000 + i, "", 0);
        }

        // The audience of the author, on other items, at the very speeds of the pair.
        for (var j = 0; j < 4 * Items; j++)
        {
            var origin = (60 + (3 * j)) * Day;
            for (var a = 0; a < 3; a++)
            {
                Row(text, $"audience{(j + (7 * a)) % 30}", origin + (((j % Items) + 1) * 14_400) + (2 * a), 5_000 + j, "author", origin);
            }
        }

        return text.ToString();
    }

    private static void Both(StringBuilder text, string pair, int item, int second, int id, string author, int origin)
    {
        var (first, then) = item % 2 == 0 ? ("-a", "-b") : ("-b", "-a");
        Row(text, pair + first, second, id, author, origin);
        Row(text, pair + then, second + 12, id, author, origin);
    }

    private static void Row(StringBuilder text, string account, int second, int id, string author, int origin) =>
        text.Append(CultureInfo.InvariantCulture, $"{account},{Time(second)},{id},{author},{(author.Length > 0 ? Time(origin) : "")}\n");

    private static string Time(int second) =>
        new DateTime(2020, 3, 1, 0, 0, 0, DateTimeKind.Utc)
            .AddSeconds(second)
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
