using System.Globalization;
using Exhibit.Export.Report;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>Materials and custody, the method with its controls, the limits.</summary>
internal static class RoomMethod
{
    internal static void Write(Html html, DossierData data, RebuiltDossier rebuilt)
    {
        var head = data.Head;
        html.Raw("<h2 id=\"materials\">Materials and custody</h2>");
        Collection(html, head.Collection, head.Level != DossierHead.NamedLevel);
        html.Element(
            "p",
            $"{Html.Number(head.Counts.RowsRead)} records read = {Html.Number(head.Counts.RowsAccepted)} accepted + {Html.Number(head.Counts.RowsRejected)} refused; {Html.Number(head.Counts.RowsDuplicate)} accepted records repeat an earlier one and add no evidence. {Html.Number(data.Records.Count)} records are cited and lie in data/materials; what was done to the case is in data/custody.jsonl, each line with the digest of the line before it. The protocol (data/protocol.json) was written and its digest logged before the first record was read."
        );
        CaseTables.Inputs(html, rebuilt.Result);
        html.Raw("<h2 id=\"method\">How it was tested</h2>");
        html.Element(
            "p",
            "For every time two accounts acted within W of each other it was asked how often that would happen to two unconnected accounts, given the hour, the crowd around that item, how fast the source's audience usually is, how fast these two usually are, their clocks, their daily routine, and any account both seem to follow; and whichever explanation made it most likely was believed. Items met in one sitting count once. The hour is exact under its model; the other explanations are estimates from these data, so p is model-based. How often the rule calls the innocent is measured by simulation; the figures stand below."
        );
        Families(html, rebuilt.Result, head.Accounts);
        Groups(html, data, rebuilt.Result);
        RoomErrorRates.Write(html);
        html.Raw("<h3>Negative controls: the same protocol on disturbed times</h3>");
        CaseTables.Controls(html, rebuilt.Result);
        CaseTables.Options(html, rebuilt.Result);
        html.Raw("<h2 id=\"limits\">Limits</h2><ul class=\"limits\">");
        foreach (var limit in head.Limits)
        {
            html.Element("li", limit);
        }

        html.Element(
            "li",
            data.Head.Level == DossierHead.MixedLevel
                    ? "Mixed level: some of the accounts that findings are about are named. The others stand, as all bystanders do, under keyed pseudonyms; records and contents that a withheld account shares, or that name one, are withheld and stand as salted commitments. Who holds the posts can tell accounts by their times."
                : data.Head.Level == DossierHead.PublicLevel
                    ? "Public level: every account stands under a keyed pseudonym, texts and records are withheld and stand as salted commitments. Who holds the posts can tell accounts by their times."
                : "Most accounts are bystanders: they stand in the tables under keyed pseudonyms. Texts of cited records may mention other accounts."
        );
        html.Raw("</ul>");
    }

    private static void Collection(Html html, CollectionRecord? record, bool withheld)
    {
        if (withheld)
        {
            html.Element("p", "The collection record is withheld at this level of disclosure; it may name accounts.", "empty");
            return;
        }

        if (record is null)
        {
            html.Element("p", "Collection not documented: who drew these data, when, with which query and sampling is unknown.", "empty");
            return;
        }

        html.Raw("<p><b>Collection record</b> (").Text(record.File).Raw("): ");
        foreach (
            var (key, value) in new (string, string)[]
            {
                ("who", record.Who),
                ("when", record.When),
                ("tool", record.Tool),
                ("query", record.Query),
                ("sampling", record.Sampling),
            }.Concat(record.Other.Select(o => (o.Key, o.Value)))
        )
        {
            html.Text($"{key}: {(value.Length > 0 ? value : "not stated")}. ");
        }

        html.Raw("</p>");
    }

    private static void Families(Html html, CaseResult result, int accounts)
    {
        html.Raw("<table><thead><tr>");
        foreach (
            var column in new[]
            {
                "W",
                "D",
                "slot",
                "hour alone",
                "pairs in one block",
                "m",
                "threshold",
                "least items",
                "accounts that could be called",
            }
        )
        {
            html.Element("th", column);
        }

        html.Raw("</tr></thead><tbody>");
        foreach (var f in result.Families.Where(f => f.Evidence == EvidenceKind.Timing))
        {
            html.Raw("<tr>");
            foreach (
                var cell in new[]
                {
                    string.Create(CultureInfo.InvariantCulture, $"{f.WindowSeconds} s"),
                    string.Create(CultureInfo.InvariantCulture, $"{f.BlockSeconds} s"),
                    string.Create(CultureInfo.InvariantCulture, $"{f.SlotSeconds} s"),
                    Html.Probability(f.HourProbability),
                    Html.Number(f.PairsCoSharing),
                    Html.Number(f.M),
                    Html.Probability(f.Threshold),
                    Html.Number(f.LeastObjects),
                    $"{Html.Number(f.AccountsTestable)} of {Html.Number(accounts)}",
                }
            )
            {
                html.Element("td", cell);
            }

            html.Raw("</tr>");
        }

        html.Raw("</tbody></table>");
    }

    private static void Groups(Html html, DossierData data, CaseResult result)
    {
        if (data.GroupFacts.Count == 0)
        {
            return;
        }

        html.Element(
            "p",
            "Common origin and common company ask what and who, not when. The items of a kind are split into two halves by one bit of the key of their content; groups are found on one half and every account is tested on the other, then the other way round. An item of more than twenty accounts joins nobody."
        );
        html.Raw("<table><thead><tr>");
        foreach (var column in new[] { "what", "items of half 0", "items of half 1", "m", "threshold", "accounts tested" })
        {
            html.Element("th", column);
        }

        html.Raw("</tr></thead><tbody>");
        foreach (var f in data.GroupFacts)
        {
            var threshold = result.Families.Single(x => x.Evidence == f.Evidence).Threshold;
            html.Raw("<tr>");
            foreach (
                var cell in new[]
                {
                    f.Evidence.Word().Replace('-', ' '),
                    Html.Number(f.Objects0),
                    Html.Number(f.Objects1),
                    Html.Number(f.M),
                    Html.Probability(threshold),
                    Html.Number(f.Testable),
                }
            )
            {
                html.Element("td", cell);
            }

            html.Raw("</tr>");
        }

        html.Raw("</tbody></table>");
    }
}
