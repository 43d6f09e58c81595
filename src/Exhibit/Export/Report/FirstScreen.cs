using System.Globalization;
using Exhibit.Model;

namespace Exhibit.Export.Report;

/// <summary>What a reader must see before any figure, the figures with their base, and the limits.</summary>
internal static class FirstScreen
{
    internal static void Write(Html html, CaseResult result)
    {
        html.Raw("<h1>Accounts that act together</h1>");
        html.Element(
            "p",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Exhibit {result.Version}, from {result.Sources.Count:N0} input{(result.Sources.Count == 1 ? "" : "s")} with {result.Counts.RowsRead:N0} records of {result.Accounts.Count:N0} accounts."
            ),
            "note"
        );
        html.Element("p", "Coordination is not wrongdoing: campaigns, unions, fans and newsrooms coordinate openly.", "first");
        html.Raw(
            "<ul class=\"four\"><li><b>1 Coordinated</b>They act together more tightly than stated innocent models explain. Computed here.</li><li class=\"no\"><b>2 Inauthentic</b>They hide that they do, or who they are. Never concluded here: signals that bear on it are listed, each with its innocent explanations.</li><li class=\"no\"><b>3 Operated by</b>Who runs them. Never computed; only ever recorded as a sourced claim beside its denial.</li><li class=\"no\"><b>4 On behalf of</b>A sponsor. Never computed, likewise.</li></ul>"
        );
        Figures(html, result);
        if (result.Collection is null)
        {
            html.Raw("<p class=\"collection\">").Text(result.Limits[0]).Raw(" <a href=\"#limits\">All limits</a></p>");
        }
        else
        {
            Record(html, result.Collection);
        }

        html.Raw(
            "<nav><a href=\"#network\">network</a><a href=\"#when\">timelines</a><a href=\"#limits\">limits</a><a href=\"#pairs\">posts side by side</a><a href=\"#communities\">communities</a><a href=\"#signals\">signals</a><a href=\"#method\">how it was tested</a><a href=\"#inputs\">inputs</a><a href=\"#words\">words</a></nav>"
        );
    }

    internal static void Limits(Html html, CaseResult result)
    {
        html.Raw("<h2 id=\"limits\">Limits</h2>");
        if (result.Collection is { } record)
        {
            Record(html, record);
        }

        html.Raw("<ul class=\"limits\">");
        foreach (var limit in result.Limits)
        {
            html.Element("li", limit);
        }

        html.Raw("</ul>");
    }

    private static void Record(Html html, CollectionRecord record)
    {
        html.Raw("<p class=\"collection\"><b>Collection record</b>, quoted from ").Text(record.File).Raw(": ");
        foreach (
            var (key, value) in new[]
            {
                ("who", record.Who),
                ("when", record.When),
                ("tool", record.Tool),
                ("query", record.Query),
                ("sampling", record.Sampling),
            }.Concat(record.Other.Select(o => (o.Key, o.Value)))
        )
        {
            html.Text($"{key}: ");
            _ = value.Length > 0 ? html.Raw("“").Text(value).Raw("”. ") : html.Raw("not stated. ");
        }

        html.Raw("</p>");
    }

    private static void Figures(Html html, CaseResult result)
    {
        var all = Math.Max(1, result.Accounts.Count);
        html.Raw("<div class=\"figures\">");
        foreach (var tier in (Tier[])[Tier.Strong, Tier.Indicated])
        {
            var accounts = result.Accounts.Count(a => a.Tier == tier);
            html.Markup($"<div><b>{accounts:N0}</b>")
                .Term("accounts", "account")
                .Text(" ")
                .Term(tier.Word(), tier.Word())
                .Text($", {Html.Percent((double)accounts / all)} of all {Html.Number(result.Accounts.Count)}, by ")
                .Text(Html.Number(result.Edges.Count(e => e.Tier == tier)))
                .Text(" ")
                .Term("edges", "edge")
                .Raw("</div>");
        }

        html.Markup($"<div><b>{result.Communities.Count:N0}</b>").Term("communities", "community").Raw("</div>");
        html.Markup($"<div><b>{result.Counts.RowsRejected:N0}</b>of {result.Counts.RowsRead:N0} ")
            .Term("records", "record")
            .Text($" refused, {Html.Number(result.Counts.RowsDuplicate)} duplicate")
            .Raw("</div></div><p>")
            .Term("Accounts that could have been called", "testable")
            .Text(" at all: ");
        var separator = "";
        foreach (var family in result.Families)
        {
            html.Markup($"{separator}<b>{family.AccountsTestable:N0}</b> ").Text($"({family.Name})");
            separator = ", ";
        }

        html.Text($" of {Html.Number(result.Accounts.Count)}. Of the others nothing is shown, neither way.").Raw("</p>");
    }
}
