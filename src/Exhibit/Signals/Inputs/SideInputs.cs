using Exhibit.Model;
using Exhibit.Readers;

namespace Exhibit.Signals.Inputs;

/// <summary>The files that the analyst gave beside the posts, by kind. Their rows are never rows of the case.</summary>
public sealed class SideInputs
{
    private readonly List<SideTable> tables = [];
    private readonly List<SourceFile> sources = [];

    /// <summary>No side input.</summary>
    public static SideInputs None { get; } = new();

    /// <summary>What summary.json says of them.</summary>
    public IReadOnlyList<SideInputCount> Counts => [.. tables.Select(t => t.Count)];

    /// <summary>Sources to put behind those of the posts.</summary>
    public IReadOnlyList<SourceFile> Sources => sources;

    /// <summary>Reads the files.</summary>
    /// <param name="files">Kind and path, in the order given.</param>
    /// <exception cref="InputException">A kind is unknown, or a file cannot be read.</exception>
    public static SideInputs Read(IReadOnlyList<SideFile> files)
    {
        var side = new SideInputs();
        foreach (var file in files)
        {
            var kind =
                SideKind.All.FirstOrDefault(k => k.Id == file.Kind)
                ?? throw new InputException(
                    $"--list names the kind '{file.Kind}', which does not exist. Kinds are {string.Join(", ", SideKind.All.Select(k => k.Id))}."
                );
            if (!File.Exists(file.Path))
            {
                throw new InputException($"--list {kind.Id}: '{file.Path}' does not exist. Expected {kind.Meaning}.");
            }

            // Meta offers its report beside its library; whoever calls it a file of advertisements means the report.
            if (kind.Id == "ads" && SideTable.Heads(SideKind.AdReport, file.Path))
            {
                kind = SideKind.AdReport;
            }

            side.tables.Add(SideTable.Read(kind, file.Path, Path.GetFileName(file.Path), side.Register(file.Path)));
            if (kind.Id == "ads")
            {
                side.Beside(file.Path);
            }
        }

        return side;
    }

    /// <summary>Numbers the sources behind those of the posts.</summary>
    /// <param name="first">Number of the first.</param>
    public void NumberFrom(int first)
    {
        foreach (var table in tables)
        {
            table.Source += first;
        }

        for (var i = 0; i < sources.Count; i++)
        {
            sources[i] = sources[i] with { Index = sources[i].Index + first };
        }
    }

    /// <summary>The tables of a kind.</summary>
    public IReadOnlyList<SideTable> Of(string kind) => [.. tables.Where(t => t.Kind.Id == kind)];

    /// <summary>Rows of one kind with the table that each stands in, in the order in which files were given.</summary>
    public IEnumerable<(SideTable Table, SideTable.Row Row)> Rows(string kind) => Of(kind).SelectMany(t => t.Rows.Select(r => (t, r)));

    // The House release keeps targeting in two tables beside its advertisements.
    private void Beside(string path)
    {
        foreach (var (name, kind) in new[] { ("targets.csv", Targets), ("ad_targets.csv", Links) })
        {
            var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, name);
            if (File.Exists(beside) && !tables.Exists(t => t.Kind == kind))
            {
                tables.Add(SideTable.Read(kind, beside, name, Register(beside)));
            }
        }
    }

    private int Register(string path)
    {
        var (digest, bytes) = InputExpander.Digest(path);
        var index = sources.Count;
        sources.Add(new SourceFile(index, Path.GetFileName(path), digest, bytes, "side-table", 0, 0, 0));
        return index;
    }

    private static SideKind Targets { get; } =
        new(
            "ad-targets",
            "targeting terms beside an ads.csv",
            ["id", "name"],
            new Dictionary<string, string[]>
            {
                ["id"] = ["id"],
                ["name"] = ["name"],
                ["category"] = ["category"],
            }
        );

    private static SideKind Links { get; } =
        new(
            "ad-target-links",
            "which advertisement used which targeting term",
            ["ad", "target"],
            new Dictionary<string, string[]> { ["ad"] = ["ad_id"], ["target"] = ["target_id"] }
        );
}
