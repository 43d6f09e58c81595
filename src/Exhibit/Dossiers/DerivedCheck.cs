using System.Text;
using System.Text.Json.Nodes;
using Exhibit.Dossiers.Groups;
using Exhibit.Evidence;

namespace Exhibit.Dossiers;

/// <summary>Compares the derived files of a dossier with what its base gives, and names what differs.</summary>
internal static class DerivedCheck
{
    private static readonly string[] TierWords = ["tier", "explained_by"];
    private static readonly string[] Words = ["statement", "innocent_explanations", "would_disprove", "disarm", "formula"];

    /// <summary>Compares every derived file.</summary>
    /// <param name="package">The dossier.</param>
    /// <param name="files">What should stand in it.</param>
    /// <param name="explanations">Ids of the explanations, columns of the trials.</param>
    /// <param name="sameVersion">Whether texts are this version's; those of another are not compared.</param>
    /// <exception cref="VerifyException">Something differs.</exception>
    internal static void Compare(
        IPackage package,
        IReadOnlyList<(string Path, Action<Stream> Write)> files,
        IReadOnlyList<string> explanations,
        bool sameVersion
    )
    {
        foreach (var (path, write) in files)
        {
            using var expected = new MemoryStream();
            write(expected);
            var found = package.Read(path, PackageLimits.FileBytes);
            if (expected.ToArray().AsSpan().SequenceEqual(found))
            {
                continue;
            }

            switch (path)
            {
                case DossierFiles.Edges:
                    Table(expected, found, path, DossierColumns.Edges);
                    break;
                case DossierFiles.Trials:
                    Table(expected, found, path, DossierColumns.Trials(explanations));
                    break;
                case GroupFiles.Tests:
                    Table(expected, found, path, GroupFiles.TestColumns);
                    break;
                case GroupFiles.Edges:
                    Table(expected, found, path, GroupFiles.EdgeColumns);
                    break;
                case GroupFiles.Trials:
                    Table(expected, found, path, DossierColumns.TrialFacts);
                    break;
                case DossierFiles.Findings:
                    Findings(Encoding.UTF8.GetString(expected.ToArray()), found, sameVersion);
                    break;
                case var _ when sameVersion:
                    throw new VerifyException(VerifyFailure.TextMismatch, path, "the text that the data give", "another");
                default:
                    break;
            }
        }
    }

    private static void Table(MemoryStream expectedBytes, byte[] foundBytes, string path, string[] header)
    {
        using var expected = new DossierTable(new MemoryStream(expectedBytes.ToArray()), path, header);
        using var found = new DossierTable(new MemoryStream(foundBytes), path, header);
        while (expected.Read())
        {
            if (!found.Read())
            {
                throw expected.Differs(VerifyFailure.NumberMismatch, "a row that the data give", "the end of the table");
            }

            for (var c = 0; c < header.Length; c++)
            {
                if (expected.Text(c) != found.Text(c))
                {
                    var failure = TierWords.Contains(header[c]) ? VerifyFailure.TierMismatch : VerifyFailure.NumberMismatch;
                    throw expected.Differs(failure, $"{header[c]} '{expected.Text(c)}', as the data give", $"'{found.Text(c)}'");
                }
            }
        }

        throw found.Read()
            ? found.Differs(VerifyFailure.NumberMismatch, "no row beyond those that the data give", "one more")
            : new VerifyException(VerifyFailure.MalformedFile, path, "the canonical spelling of the table", "another");
    }

    private static void Findings(string expectedText, byte[] foundBytes, bool sameVersion)
    {
        CanonicalJson.RequireText(foundBytes, DossierFiles.Findings);
        var expected = expectedText.Split('\n');
        var found = Encoding.UTF8.GetString(foundBytes).Split('\n');
        for (var i = 0; i < Math.Max(expected.Length, found.Length); i++)
        {
            var where = FormattableString.Invariant($"{DossierFiles.Findings}, line {i + 1}");
            if (i >= expected.Length || i >= found.Length || (expected[i].Length == 0) != (found[i].Length == 0))
            {
                throw new VerifyException(VerifyFailure.NumberMismatch, where, "the findings that the data give", "more or fewer lines");
            }

            if (expected[i] != found[i])
            {
                Finding(
                    JsonNode.Parse(expected[i])!.AsObject(),
                    CanonicalJson.Read(Encoding.UTF8.GetBytes(found[i]), where),
                    where,
                    sameVersion
                );
            }
        }
    }

    private static void Finding(JsonObject expected, JsonNode found, string where, bool sameVersion)
    {
        if (
            found is not JsonObject members
            || !members.Select(m => m.Key).SequenceEqual(expected.Select(m => m.Key), StringComparer.Ordinal)
        )
        {
            throw new VerifyException(VerifyFailure.MalformedFile, where, "the members of a finding in canonical order", "others");
        }

        foreach (var (name, value) in expected.Where(m => !JsonNode.DeepEquals(m.Value, members[m.Key])))
        {
            var failure =
                TierWords.Contains(name) ? VerifyFailure.TierMismatch
                : Words.Contains(name) ? VerifyFailure.TextMismatch
                : VerifyFailure.NumberMismatch;
            if (failure != VerifyFailure.TextMismatch || sameVersion)
            {
                throw new VerifyException(failure, where, $"{name} {Short(value)}, as the data give", Short(members[name]));
            }
        }
    }

    private static string Short(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "null";
        return text.Length > 120 ? text[..120] + "…" : text;
    }
}
