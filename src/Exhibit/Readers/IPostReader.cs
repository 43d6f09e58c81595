using Exhibit.Model;

namespace Exhibit.Readers;

/// <summary>Reads one format. A sealed class implementing this in this folder is found by the catalogue: there is no list to edit.</summary>
public interface IPostReader
{
    /// <summary>Kebab-case id, unique, used by --format.</summary>
    string Id { get; }

    /// <summary>What a person calls the format.</summary>
    string Title { get; }

    /// <summary>What the format can and cannot show.</summary>
    FormatDescription Description { get; }

    /// <summary>How surely the sample is of this format: 0 not at all, 100 certain. Highest wins; ties go to the smaller id.</summary>
    int Recognize(SourceSample sample);

    /// <summary>
    /// Reads every record, in order, as it streams. Each record is returned exactly once, accepted or rejected.
    /// Throws <see cref="InputException"/> only when nothing of the source can be read.
    /// </summary>
    IEnumerable<ReadRecord> Read(SourceInput input, ReaderOptions options);
}
