using System.Globalization;
using Exhibit.Model;

namespace Exhibit.Export.Report;

/// <summary>For each community: when it posted and co-acted, and at which hours of which weekdays.</summary>
internal static class CommunityPictures
{
    /// <summary>Communities shown at most: 40.</summary>
    internal const int MostCommunities = 40;

    private const int Bins = 120;
    private const long Day = 86_400_000;
    private const int Left = 34;
    private const double BarStep = (480.0 - Left) / Bins;
    private static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    internal static void Write(Html html, CaseResult result, IPostStore posts)
    {
        var shown = result.Communities.Take(MostCommunities).ToArray();
        var members = shown.SelectMany(c => c.Accounts).ToHashSet();
        var times = posts.TimesOf(members).ToLookup(t => result.Accounts[t.Account].Community, t => t.TimeMs);
        var all = shown.SelectMany(c => times[c.Number]).ToArray();
        if (all.Length == 0)
        {
            html.Element("p", "No community was found.", "empty");
            return;
        }

        var (first, last) = (all.Min(), Math.Max(all.Max(), all.Min() + 1));
        html.Raw("<div class=\"multiples\">");
        var colours = Palette.Assign(result);
        foreach (var community in shown)
        {
            var colour = colours[community.Number];
            var acts = result
                .Edges.Where(e =>
                    e.Tier != Tier.None
                    && result.Accounts[e.A].Community == community.Number
                    && result.Accounts[e.B].Community == community.Number
                )
                .SelectMany(e => e.Trials)
                .Where(t => t.Synchronous)
                .Select(t => Math.Min(t.TimeA, t.TimeB))
                .ToArray();
            html.Markup(
                $"<figure class=\"card\" id=\"community-{community.Number}\"><figcaption><b class=\"badge\" style=\"background:{Palette.Of(colour)};color:{Palette.InkOn(colour)}\">{community.Number}</b> "
            );
            html.Text(
                $"{community.Tier.Word()}, {Html.Number(community.Accounts.Count)} accounts: {string.Join(", ", community.Accounts.Take(4).Select(a => Names.Short(result.Accounts[a])))}{(community.Accounts.Count > 4 ? " …" : "")}"
            );
            html.Raw("</figcaption>");
            Timeline(html, [.. times[community.Number]], acts, first, last, Palette.Of(colour));
            HeatMap(html, [.. times[community.Number]], Palette.Of(colour));
            AnswerBlock.Write(html, community.Accounts);
            html.Raw("</figure>");
        }

        html.Raw("</div>");
        if (shown.Length < result.Communities.Count)
        {
            html.Element(
                "p",
                $"Shown: the first {Html.Number(shown.Length)} of {Html.Number(result.Communities.Count)} communities; the rest are in communities.csv."
            );
        }
    }

    private static void Timeline(Html html, long[] posts, long[] acts, long first, long last, string colour)
    {
        var (all, together) = (Count(posts, first, last), Count(acts, first, last));
        var (mostAll, mostTogether) = (Math.Max(1, all.Max()), Math.Max(1, together.Max()));
        html.Raw("<svg viewBox=\"0 0 480 126\" role=\"img\" aria-label=\"Posts and co-actions over time\">");
        html.Markup(
            $"<rect x=\"0\" y=\"2\" width=\"9\" height=\"9\" class=\"posts\"/><text x=\"13\" y=\"11\">posts (up)</text><rect x=\"78\" y=\"2\" width=\"9\" height=\"9\" fill=\"{colour}\"/><text x=\"91\" y=\"11\">co-actions (down)</text><text x=\"480\" y=\"11\" text-anchor=\"end\">one bar = {Span((last - first + 1) / (double)Bins)}</text>"
        );
        html.Markup(
            $"<text x=\"{Left - 4}\" y=\"28\" text-anchor=\"end\">{mostAll:N0}</text><text x=\"{Left - 4}\" y=\"70\" text-anchor=\"end\">0</text><text x=\"{Left - 4}\" y=\"99\" text-anchor=\"end\">{mostTogether:N0}</text>"
        );
        for (var i = 0; i < Bins; i++)
        {
            var x = Left + (i * BarStep);
            if (all[i] > 0)
            {
                var h = Math.Max(1, 46.0 * all[i] / mostAll);
                html.Markup($"<rect x=\"{x:0.0}\" y=\"{66 - h:0.0}\" width=\"3\" height=\"{h:0.0}\" class=\"posts\"/>");
            }

            if (together[i] > 0)
            {
                html.Markup(
                    $"<rect x=\"{x:0.0}\" y=\"67\" width=\"3\" height=\"{Math.Max(1.5, 32.0 * together[i] / mostTogether):0.0}\" fill=\"{colour}\"/>"
                );
            }
        }

        html.Markup($"<line x1=\"{Left}\" y1=\"66.5\" x2=\"480\" y2=\"66.5\" class=\"axis\"/>");
        // Ticks at the quarters; within three days the hour matters more than the year.
        var length = last - first < 3 * Day ? 16 : 10;
        for (var quarter = 0; quarter <= 4; quarter += length == 16 ? 2 : 1)
        {
            var x = Left + ((480 - Left) * quarter / 4.0);
            var anchor =
                quarter == 0 ? "start"
                : quarter == 4 ? "end"
                : "middle";
            html.Markup($"<line x1=\"{x:0.0}\" y1=\"101\" x2=\"{x:0.0}\" y2=\"106\" class=\"axis\"/>");
            html.Markup(
                $"<text x=\"{x:0.0}\" y=\"119\" text-anchor=\"{anchor}\">{Timestamp.Of(first + ((last - first) * quarter / 4))[..length].Replace('T', ' ')}</text>"
            );
        }

        html.Raw("</svg>");
    }

    private static string Span(double ms) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(ms >= 2 * Day ? ms / Day : ms >= 7_200_000 ? ms / 3_600_000 : ms >= 120_000 ? ms / 60_000 : ms / 1000):0.#} {(ms >= 2 * Day ? "days" : ms >= 7_200_000 ? "h" : ms >= 120_000 ? "min" : "s")}"
        );

    private static int[] Count(long[] times, long first, long last)
    {
        var counts = new int[Bins];
        foreach (var time in times)
        {
            counts[Math.Clamp((int)((time - first) * Bins / (last - first + 1)), 0, Bins - 1)]++;
        }

        return counts;
    }

    private static void HeatMap(Html html, long[] times, string colour)
    {
        var cells = new int[7, 24];
        foreach (var time in times)
        {
            // 1970-01-01 was a Thursday.
            var day = (int)((((time / Day) + 3) % 7) + 7) % 7;
            cells[day, (int)(time / 3_600_000 % 24)]++;
        }

        var most = Math.Max(1, cells.Cast<int>().Max());
        html.Raw("<svg viewBox=\"0 0 480 152\" role=\"img\" aria-label=\"Posts by weekday and hour of the day, UTC\">");
        html.Raw("<text x=\"0\" y=\"11\">posts by weekday and hour of the day (UTC)</text>");
        html.Markup($"<text x=\"{480 - 80 - 6 - (7 * Digits(most))}\" y=\"11\" text-anchor=\"end\">0</text>");
        for (var step = 0; step < 5; step++)
        {
            html.Markup(
                $"<rect x=\"{480 - 80 - (7 * Digits(most)) + (step * 15)}\" y=\"1\" width=\"15\" height=\"11\" {Shade(step, 4, colour)}/>"
            );
        }

        html.Markup($"<text x=\"480\" y=\"11\" text-anchor=\"end\">{most:N0}</text>");
        for (var day = 0; day < 7; day++)
        {
            html.Markup($"<text x=\"0\" y=\"{31 + (day * 16)}\">{Weekdays[day]}</text>");
            for (var hour = 0; hour < 24; hour++)
            {
                var n = cells[day, hour];
                html.Markup(
                    $"<rect x=\"{Left + (hour * 18.6):0.0}\" y=\"{19 + (day * 16)}\" width=\"17.6\" height=\"15\" {Shade(n, most, colour)}><title>{Weekdays[day]} {hour:00}:00 to {hour:00}:59, {n:N0} posts</title></rect>"
                );
            }
        }

        for (var hour = 0; hour < 24; hour += 3)
        {
            html.Markup($"<text x=\"{Left + (hour * 18.6):0.0}\" y=\"145\">{hour:00}:00</text>");
        }

        html.Raw("</svg>");
    }

    private static string Shade(int n, int most, string colour) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"fill=\"{(n == 0 ? "#f1f1ee" : colour)}\" fill-opacity=\"{(n == 0 ? 1 : 0.12 + (0.88 * n / most)):0.00}\""
        );

    private static int Digits(int n) => n.ToString("N0", CultureInfo.InvariantCulture).Length;
}
