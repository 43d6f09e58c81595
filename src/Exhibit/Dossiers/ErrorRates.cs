namespace Exhibit.Dossiers;

/// <summary>
/// The known error rates of the rule, as docs/accuracy.md states them. They stand in error-rates.csv, which a test holds
/// against that page, so that a dossier carries them without it.
/// </summary>
internal static class ErrorRates
{
    internal static readonly string[] Columns = ["what", "section", "row", "column", "value"];

    /// <summary>What is measured, where it stands in docs/accuracy.md (section, row, column), and the figure as it stands there.</summary>
    internal static IReadOnlyList<(string What, string Section, string Row, string Column, string Value)> All { get; } = Read();

    private static List<(string, string, string, string, string)> Read()
    {
        var stream = typeof(ErrorRates).Assembly.GetManifestResourceStream("Exhibit.Dossiers.error-rates.csv")!;
        using var table = new DossierTable(stream, "error-rates.csv", Columns);
        var rows = new List<(string, string, string, string, string)>();
        while (table.Read())
        {
            rows.Add((table.Text(0), table.Text(1), table.Text(2), table.Text(3), table.Text(4)));
        }

        return rows;
    }
}
