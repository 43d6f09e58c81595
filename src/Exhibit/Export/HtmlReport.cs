using System.Globalization;
using System.Reflection;
using System.Text;
using Exhibit.Export.Report;
using Exhibit.Model;

namespace Exhibit.Export;

/// <summary>report.html: the case for people. One file, no script, nothing from the network; pictures first.</summary>
public sealed class HtmlReport : ICaseExporter
{
    /// <inheritdoc/>
    public string FileName => "report.html";

    /// <inheritdoc/>
    public void Write(CaseResult result, IPostStore posts, Stream output)
    {
        var html = new Html();
        html.Raw(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"><meta name=\"viewport\" content=\"width=device-width\"><title>Exhibit: accounts that act together</title><style>"
        );
        html.Raw(Style()).Raw("</style></head><body><main>");
        FirstScreen.Write(html, result);
        html.Raw("<h2 id=\"network\">Who acts with whom</h2>");
        NetworkPicture.Write(html, result);
        html.Raw(
            "<h2 id=\"when\">When they post, and when they act together</h2><p>One card a community. All timelines cover the same days, each at its own height. Times are UTC.</p>"
        );
        CommunityPictures.Write(html, result, posts);
        FirstScreen.Limits(html, result);
        html.Raw("<h2 id=\"pairs\">The posts behind the strongest edges</h2>");
        PairPages.Write(html, result, posts);
        html.Raw("<h2 id=\"communities\">Communities</h2>");
        CaseTables.Communities(html, result);
        html.Raw("<h2 id=\"explained\">Indicated edges, by the explanation that suffices</h2>");
        CaseTables.Explained(html, result);
        html.Raw("<h2 id=\"signals\">Signals: what bears on rung 2</h2>");
        SignalCards.Write(html, result);
        html.Raw("<h2 id=\"method\">How it was tested</h2>");
        html.Element("p", Paragraph(result));
        CaseTables.Families(html, result);
        html.Raw("<h3>Negative controls</h3>");
        CaseTables.Controls(html, result);
        html.Raw("<h2 id=\"inputs\">What was read, and what was refused</h2>");
        html.Element(
            "p",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Counts.RowsRead:N0} records read = {result.Counts.RowsAccepted:N0} accepted + {result.Counts.RowsRejected:N0} refused. {result.Counts.RowsDuplicate:N0} accepted records repeat an earlier one and add no evidence. Every refused record is in rejected.csv with its reason."
            )
        );
        CaseTables.Inputs(html, result);
        CaseTables.Options(html, result);
        html.Raw("<h2 id=\"words\">Words</h2>");
        Glossary.Write(html, result);
        html.Raw("</main></body></html>\n");
        output.Write(Encoding.UTF8.GetBytes(html.ToString()));
    }

    private static string Paragraph(CaseResult result) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"For every time two accounts acted within {result.Families[0].WindowSeconds} seconds of each other we asked how often that would happen to two unconnected accounts, given the hour, the crowd around that item, how fast the source's audience usually is, how fast these two usually are, their clocks, their daily routine, and any account both seem to follow, and used whichever explanation made it most likely. They are called strongly coordinated only if even so, and counting only what lies within half of that time, the number of coincidences has less than a {100 * Alpha(result):0.##} % chance of happening to any pair in the data, and this does not hang on one source or one day. The hour is exact under its model; the other explanations are estimates from these data, so p is model-based. Two further kinds of evidence use no time, and can only indicate: common origin, the same own words again and again, and common company, the same few accounts met again and again; groups are found on one half of the items and each account is tested on the other, against outsiders."
        );

    private static double Alpha(CaseResult result) =>
        double.Parse(result.Options.First(o => o.Key == "alpha").Value, CultureInfo.InvariantCulture);

    private static string Style()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Exhibit.Export.Report.report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
