using Exhibit.Export.Report;

namespace Exhibit.Dossiers;

/// <summary>How a reader who trusts nobody checks the dossier, with tools of their own.</summary>
internal static class RoomSteps
{
    internal static void Write(Html html, DossierData data, RebuiltDossier rebuilt)
    {
        html.Raw("<h2 id=\"check\">How to check it</h2>");
        html.Element(
            "p",
            "You need no network, nothing of ours but this folder, and an afternoon at most. Everything is in plain CSV and JSON in data/, and FORMAT.md beside this page describes every column and every formula. Open a terminal in the folder that holds this page."
        );
        html.Raw("<ol class=\"steps\"><li><b>Nothing was changed since the manifests were written.</b>");
        html.Raw(
            "<pre>sha256sum -c tagmanifest-sha256.txt\nsha256sum -c manifest-sha256.txt</pre>Every line must end in OK. On a Mac the command is <code>shasum -a 256 -c</code>.</li>"
        );
        html.Raw(
            "<li><b>The numbers follow from the data.</b> With Python 3.8 or later and no package. check.py is one file that you can read first; it was written from FORMAT.md, not from the program that found these accounts:<pre>python3 -I check.py</pre>It computes the counts, probabilities, thresholds and tiers of all pairs again, and of observations on rung 2 what their figures give, compares them with the findings, holds the cited records against their digests, and ends with what only a holder of the full sources can check. If all is well one line says \"All as stated.\"; at the first fault it stops and says what was expected, what was found and where.</li>"
        );
        if (rebuilt.PairFindings is [var top, ..])
        {
            html.Raw(
                    "<li><b>One finding, step by step.</b> Prints every occasion (sitting) of the pair with its time, the explanation that makes it likeliest and how likely, and the p that follows:<pre>"
                )
                .Text($"python3 -I check.py --finding {top.Id}")
                .Raw(
                    "</pre>Where every occasion is a hit, p is the product of the column: a pocket calculator will do. Its words for the explanations: "
                )
                .Text(string.Join("; ", rebuilt.Result.Explanations.Select(e => $"{e.Id} = {e.Title}")))
                .Raw(".</li>");
        }

        html.Raw(
            "<li><b>A record is what its source says.</b> data/materials/records.csv gives source, row, byte offset and length of every cited record; sources.csv gives name and SHA-256 of every source. With a source at hand"
        );
        Example(html, data, rebuilt);
        html.Raw(
            "<li><b>Who sealed it, and when.</b> If there is a seal.dsse.json, check.py verifies its signatures. That tells who signed only if you have the signer's key from elsewhere: give it with <code>--trust KEY.pem</code>. <b>Without a trusted key or a time token, somebody who rewrites everything, manifests included, is not detected.</b></li>"
        );
        html.Raw(
            "<li><b>With the full sources</b>, Exhibit runs the whole protocol again and compares:<pre>exhibit verify FOLDER --sources FILES</pre></li></ol>"
        );
    }

    // The first co-action of the strongest pair, as a command that can be pasted.
    private static void Example(Html html, DossierData data, RebuiltDossier rebuilt)
    {
        var trial = rebuilt
            .Result.Edges.SelectMany(e => e.Trials)
            .FirstOrDefault(t => t.Synchronous && data.Records[(int)t.PostA].Length > 0);
        if (data.Head.Level != DossierHead.NamedLevel)
        {
            html.Raw(
                ", and the key of this dossier, every commitment can be computed: FORMAT.md says how. The names of the sources are withheld at this level.</li>"
            );
            return;
        }

        if (trial is null)
        {
            html.Raw(", its format's own tools show the row.</li>");
            return;
        }

        var record = data.Records[(int)trial.PostA];
        html.Text(FormattableString.Invariant($", here of record {trial.PostA}:"));
        html.Raw("<pre>")
            .Text(
                FormattableString.Invariant(
                    $"tail -c +{record.Offset + 1} '{data.Sources[record.Source].Name}' | head -c {record.Length} | sha256sum\ntail -c +{record.Start + 1} data/materials/records.raw | head -c {record.Length} | sha256sum"
                )
            )
            .Raw("</pre>Both print ")
            .Text(record.Sha256)
            .Raw(". Without the source only the second line can be run. The offset counts in the decompressed source.</li>");
    }
}
