namespace Exhibit.Simulator.Output;

/// <summary>Writes posts and labels as CSV.</summary>
internal sealed class CsvSink(string folder, Stream posts, Stream labels, WorldOptions options) : IWorldSink, IDisposable
{
    /// <summary>The columns of labels.csv.</summary>
    internal const string LabelHeader = "account_id,role,group,kind,innocent,explanations";

    private readonly RowWriter labelRows = new(labels);
    private PostCsvWriter? postRows;
    private NameBook? names;

    public void Begin(NameBook names)
    {
        this.names = names;
        postRows = new PostCsvWriter(posts, names, options.Quirks, options.Seed);
        labelRows.Raw(LabelHeader);
        labelRows.End();
    }

    public void Post(SimPost post) => postRows!.Write(post);

    public void Label(in SimLabel label)
    {
        labelRows.Raw(names!.Id(label.Account));
        labelRows.Field(label.Role);
        labelRows.Field(label.Group);
        labelRows.Field(label.Kind);
        labelRows.Field(label.Innocent ? "true" : "false");
        labelRows.Field(label.Explanations);
        labelRows.End();
    }

    public void Table(SideTable table)
    {
        using var file = File.Create(Path.Combine(folder, table.Name));
        using var rows = new RowWriter(file);
        foreach (var row in table.Rows.Prepend(table.Header))
        {
            rows.Raw(row[0]);
            foreach (var cell in row.Skip(1))
            {
                rows.Field(cell);
            }

            rows.End();
        }
    }

    public void Dispose()
    {
        postRows?.Dispose();
        labelRows.Dispose();
    }
}
