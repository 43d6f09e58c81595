using System.Text;
using Exhibit.Export.Report;
using Exhibit.Model;

namespace Exhibit.Dossiers;

/// <summary>
/// index.html: what a judge reads, in that order. What is claimed and what is not, one page a finding, how to check,
/// materials and custody, method, limits, words. One file, no script, nothing from the network, everything escaped.
/// </summary>
internal static class ReadingRoom
{
    internal static void Write(Stream output, DossierData data, RebuiltDossier rebuilt)
    {
        var html = new Html();
        html.Raw(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"><meta name=\"viewport\" content=\"width=device-width\"><title>Dossier: accounts that act together</title><style>"
        );
        html.Raw(Resource("Exhibit.Export.Report.report.css"))
            .Raw(Resource("Exhibit.Dossiers.room.css"))
            .Raw("</style></head><body><main>");
        RoomClaims.Write(html, data, rebuilt);
        RoomSteps.Write(html, data, rebuilt);
        RoomList.Write(html, rebuilt);
        html.Raw("<h2 id=\"network\">Who acts with whom</h2>");
        NetworkPicture.Write(html, rebuilt.Result);
        RoomGroups.Tests(html, rebuilt);
        RoomFindings.Write(html, data, rebuilt);
        RoomSignals.Write(html, data, rebuilt.Result);
        RoomOthers.Write(html, data.Claims);
        RoomMethod.Write(html, data, rebuilt);
        html.Raw("<h2 id=\"words\">Words</h2>");
        Glossary.Write(html, rebuilt.Result);
        Kinds(html, rebuilt);
        html.Raw("</main></body></html>\n");
        output.Write(Encoding.UTF8.GetBytes(html.ToString()));
    }

    private static void Kinds(Html html, RebuiltDossier rebuilt)
    {
        html.Raw("<dl>");
        foreach (var (id, (title, meaning)) in rebuilt.Kinds.OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            html.Markup($"<dt id=\"k-{id}\">").Text($"{id}: {title}").Raw("</dt>").Element("dd", meaning);
        }

        html.Raw("</dl>");
    }

    /// <summary>How an account is called on the page: its handle or id, else its pseudonym.</summary>
    internal static string Name(CaseResult result, int account) => Names.Of(result.Accounts[account]);

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ReadingRoom).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
