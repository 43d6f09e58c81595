using Exhibit.Model;

namespace Exhibit.Export;

/// <summary>rejected.csv, written while reading: every refused record with its reason.</summary>
public sealed class RejectedCsv : IRejectionSink, IDisposable
{
    /// <summary>Name of the file within the case folder.</summary>
    public const string FileName = "rejected.csv";

    private readonly FileStream stream;
    private readonly CsvOutput csv;
    private readonly RejectedRecords records;

    /// <summary>Begins the file; the raw records go into the folder "rejected" beside it.</summary>
    public RejectedCsv(string path)
    {
        stream = File.Create(path);
        records = new RejectedRecords(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, RejectedRecords.FolderName));
        csv = new CsvOutput(stream, "source", "row", "line", "reason");
    }

    /// <summary>The first few, for the end of the command.</summary>
    public IReadOnlyList<Rejection> First => first;

    private readonly List<Rejection> first = [];

    /// <inheritdoc/>
    public void Reject(Rejection rejection)
    {
        if (first.Count < 5)
        {
            first.Add(rejection);
        }

        records.Add(rejection);
        csv.Cell(rejection.Source).Cell(rejection.Row).Cell(rejection.Line).Cell(rejection.Reason).EndRow();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        records.Dispose();
        csv.Dispose();
        stream.Flush(flushToDisk: true);
        stream.Dispose();
    }
}
