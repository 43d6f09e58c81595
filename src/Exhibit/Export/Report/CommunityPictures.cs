using Exhibit.Model;

namespace Exhibit.Export.Report;

/// <summary>For each community: when it posted and co-acted, and at which hours of which weekdays.</summary>
internal static class CommunityPictures
{
    /// <summary>Communities shown at most: 40.</summary>
    internal const int MostCommunities = 40;

    private const int Bins = 120;
    private const long Day = 86_400_000;
    private static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    internal static void Write(Html html, CaseResult result, IPostStore posts)
    {
        var shown = result.Communities.Take(MostCommunities).ToArray();
        var members = shown.SelectMany(c => c.Accounts).ToHashSet();
        var times = posts.TimesOf(members).ToLookup(t => result.Accounts[t.Account].Community, t => t.TimeMs);
        var all = shown.SelectMany(c => times[c.Number]).ToArray();
        if (all.Length == 0)
        {
            return;
        }

        var (first, last) = (all.Min(), Math.Max(all.Max(), all.Min() + 1));
        html.Raw("<div class=\"multiples\">");
        foreach (var community in shown)
        {
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
                $"<figure class=\"card\" id=\"community-{community.Number}\"><figcaption><b class=\"badge\" style=\"background:{Palette.Of(community.Number)}\">{community.Number}</b> "
            );
            html.Text(
                $"{community.Tier.Word()}, {Html.Number(community.Accounts.Count)} accounts: {string.Join(", ", community.Accounts.Take(4).Select(a => Names.Short(result.Accounts[a])))}{(community.Accounts.Count > 4 ? " …" : "")}"
            );
            html.Raw("</figcaption>");
            Timeline(html, [.. times[community.Number]], acts, first, last, Palette.Of(community.Number));
            HeatMap(html, [.. times[community.Number]], Palette.Of(community.Number));
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
        html.Raw("<svg viewBox=\"0 0 480 104\" role=\"img\" aria-label=\"Posts and co-actions over time\">");
        html.Markup(
            $"<text x=\"0\" y=\"10\">posts, at most {mostAll:N0} a bar (grey) and co-actions, at most {mostTogether:N0} (colour, downwards)</text>"
        );
        for (var i = 0; i < Bins; i++)
        {
            if (all[i] > 0)
            {
                var h = Math.Max(1, 42.0 * all[i] / mostAll);
                html.Markup($"<rect x=\"{i * 4}\" y=\"{58 - h:0.0}\" width=\"3.4\" height=\"{h:0.0}\" class=\"posts\"/>");
            }

            if (together[i] > 0)
            {
                html.Markup(
                    $"<rect x=\"{i * 4}\" y=\"59\" width=\"3.4\" height=\"{Math.Max(1.5, 26.0 * together[i] / mostTogether):0.0}\" fill=\"{colour}\"/>"
                );
            }
        }

        html.Raw("<line x1=\"0\" y1=\"58.5\" x2=\"480\" y2=\"58.5\" class=\"axis\"/>");
        html.Markup(
            $"<text x=\"0\" y=\"101\">{Timestamp.Of(first)[..10]}</text><text x=\"480\" y=\"101\" text-anchor=\"end\">{Timestamp.Of(last)[..10]}</text></svg>"
        );
    }

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
        html.Raw("<svg viewBox=\"0 0 480 150\" role=\"img\" aria-label=\"Posts by weekday and hour, UTC\">");
        html.Markup($"<text x=\"0\" y=\"10\">posts by weekday and hour, UTC; darkest = {most:N0}</text>");
        for (var day = 0; day < 7; day++)
        {
            html.Markup($"<text x=\"0\" y=\"{29 + (day * 16)}\">{Weekdays[day]}</text>");
            for (var hour = 0; hour < 24; hour++)
            {
                var n = cells[day, hour];
                html.Markup(
                    $"<rect x=\"{32 + (hour * 18.6):0.0}\" y=\"{17 + (day * 16)}\" width=\"17.6\" height=\"15\" fill=\"{(n == 0 ? "#f1f1ee" : colour)}\" fill-opacity=\"{(n == 0 ? 1 : 0.12 + (0.88 * n / most)):0.00}\"><title>{Weekdays[day]} {hour:00}:00, {n:N0} posts</title></rect>"
                );
            }
        }

        for (var hour = 0; hour < 24; hour += 6)
        {
            html.Markup($"<text x=\"{32 + (hour * 18.6):0.0}\" y=\"143\">{hour:00}:00</text>");
        }

        html.Raw("</svg>");
    }
}
