using System.Globalization;
using System.Text.RegularExpressions;
using Exhibit.Model;
using Exhibit.Readers;

namespace Exhibit.Signals.Inputs;

/// <summary>Reads advertisements from the side inputs: the House release in both extractions, Meta's Ad Library (API and export), simulated worlds.</summary>
public static partial class AdFile
{
    /// <summary>
    /// Every advertisement; rows with a creation time that cannot be read are refused, and so are those that stand in the files
    /// already with the same id, creation and words (an API's pages overlap), each with the reason.
    /// </summary>
    public static IReadOnlyList<Ad> Read(SideInputs side)
    {
        var times = new TimeParser();
        var targets = Targets(side);
        var ads = new List<Ad>();
        var seen = new HashSet<(string Id, string Created, string Text)>();
        foreach (var table in side.Of("ads"))
        {
            foreach (var row in table.Rows)
            {
                var created = table.Text(row, "created");
                if (!seen.Add((table.Text(row, "id"), created, table.Text(row, "text"))))
                {
                    table.Refuse(row, $"the advertisement '{table.Text(row, "id")}' stands in the files already; it is counted once.");
                    continue;
                }

                long? createdMs = null;
                var hour = false;
                if (created.Length > 0 && created is not "N/A")
                {
                    if (!times.TryParse(Iso(created), out var ms, out var precision))
                    {
                        table.Refuse(row, $"the creation time '{created}' cannot be read; expected one such as 2016-05-12T04:06:17-07:00.");
                        continue;
                    }

                    (createdMs, hour) = (ms, precision <= TimePrecision.Minute);
                }

                var amount = table.Text(row, "spend");
                var spend = AdRange.Parse(amount);
                var id = table.Text(row, "id");
                var url = table.Text(row, "url");
                ads.Add(
                    new Ad
                    {
                        Row = new SideRow(table.Source, row.Number),
                        Id = id,
                        Page = table.Text(row, "page") is { Length: > 0 } page ? page : PageOf(url),
                        Payer = table.Text(row, "payer"),
                        CreatedMs = createdMs,
                        HasHour = hour,
                        EndedMs = times.TryParse(Iso(table.Text(row, "ended")), out var ended, out _) ? ended : null,
                        Spend = spend,
                        SpendUnread = spend is null && amount.Any(char.IsDigit),
                        Impressions = AdRange.Parse(table.Text(row, "impressions")),
                        Clicks = AdRange.Parse(table.Text(row, "clicks")),
                        Currency =
                            table.Text(row, "currency") is { Length: > 0 } currency ? currency
                            : Word().Match(amount) is { Success: true } word ? word.Value
                            : "",
                        Text = table.Text(row, "text"),
                        Url = url,
                        Targets =
                        [
                            .. targets[id],
                            .. table
                                .Text(row, "targeting")
                                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                        ],
                    }
                );
            }
        }

        return ads;
    }

    /// <summary>
    /// What a landing address names as its page: a trailing number where there is one, else the first part of the path, with
    /// the letters that scanners confuse folded together (l, I, |, 1; o, 0; and dashes).
    /// </summary>
    public static string PageOf(string url)
    {
        var path = Scheme().Replace(url.ToLowerInvariant(), "").Split('?')[0].TrimEnd('/');
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var (host, rest) = slash < 0 ? (path, "") : (path[..slash], path[(slash + 1)..]);
        var first = rest.Split('/')[0];
        if (Number().Match(first) is { Success: true } number)
        {
            return number.Value;
        }

        var name = first.Length > 0 ? first : host;
        return string.Concat(
            name.Select(c =>
                c switch
                {
                    'i' or '|' or '1' => 'l',
                    '0' => 'o',
                    '—' or '–' or '_' => '-',
                    _ => c,
                }
            )
        );
    }

    // "06/15/15 07:22:00 AM PDT" is how the House release prints times.
    private static string Iso(string text)
    {
        var match = Printed().Match(text);
        if (!match.Success)
        {
            return text;
        }

        string At(string name) => match.Groups[name].Value;
        return $"20{At("y")}-{At("m")}-{At("d")} {At("clock")} {At("half")}{(At("zone") == "PDT" ? "-07:00" : "-08:00")}";
    }

    private static ILookup<string, string> Targets(SideInputs side)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in side.Of("ad-targets"))
        {
            foreach (var row in table.Rows)
            {
                names[table.Text(row, "id")] = table.Text(row, "name");
            }
        }

        return side.Of("ad-target-links")
            .SelectMany(t => t.Rows.Select(r => (Ad: t.Text(r, "ad"), Name: names.GetValueOrDefault(t.Text(r, "target"), ""))))
            .Where(l => l.Name.Length > 0)
            .ToLookup(l => l.Ad, l => l.Name, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^https?:?/*(www\.)?", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\d{9,}$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[A-Z]{3}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"^(?<m>\d\d)/(?<d>\d\d)/(?<y>\d\d) (?<clock>\d\d:\d\d:\d\d) (?<half>[AP]M) (?<zone>P[DS]T)$",
        RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Printed();
}
