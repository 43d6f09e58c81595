using Exhibit.Model;

namespace Exhibit.Readers.Csv;

/// <summary>A delimited format whose columns have fixed names: a format says how the cells of those names become a post.</summary>
public abstract class NamedCsvReader : CsvPostReader
{
    /// <summary>Columns without which the file is not of this format.</summary>
    internal abstract IReadOnlyList<string> Needed { get; }

    /// <summary>How surely a file with the needed columns is of this format; more than the generic reader's 20.</summary>
    internal virtual int Certainty => 94;

    internal override int Recognize(IReadOnlyList<string> names, SourceSample sample) => Needed.All(names.Contains) ? Certainty : 0;

    internal override ICsvMapper Prepare(SourceInput input, string[] names, ReaderOptions options)
    {
        var missing = Needed.FirstOrDefault(n => !names.Contains(n));
        return missing is null
            ? new Mapper(this, names, options)
            : throw new InputException(
                $"{input.Name} lacks the column '{missing}' of {Id}. Columns found: {string.Join(", ", names)}. Leave --format away to let the format be recognised."
            );
    }

    /// <summary>The post, or null with the reason why the row is none.</summary>
    internal abstract Post? Map(CsvCells cells, Provenance provenance, out string reason);

    private sealed class Mapper(NamedCsvReader reader, string[] names, ReaderOptions options) : ICsvMapper
    {
        private readonly CsvCells cells = new(names, options);

        public Post? Map(IRecord record, Provenance provenance, out string reason)
        {
            cells.Record = record;
            return reader.Map(cells, provenance, out reason);
        }
    }
}
