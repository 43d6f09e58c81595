using Exhibit.Model;

namespace Exhibit.Readers.Tables;

/// <summary>
/// What files of tables have in common. Columns are found by a known format's names, by the usual names or by --map. A table
/// that holds no posts is one refused record: nothing is passed over in silence.
/// </summary>
public abstract class TablePostReader : IPostReader
{
    /// <inheritdoc/>
    public abstract string Id { get; }

    /// <inheritdoc/>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public abstract FormatDescription Description { get; }

    /// <inheritdoc/>
    public abstract int Recognize(SourceSample sample);

    /// <inheritdoc/>
    public IEnumerable<ReadRecord> Read(SourceInput input, ReaderOptions options)
    {
        // Held here: whatever opening it throws, an unpacked copy does not stay.
        using var copy = new LocalCopy(input, NotInPaths);
        using var file = Guard(input, () => Open(input, copy.Path));
        var mappers = Guard(input, () => file.Tables.Select(t => Mapper(input, t, options)).ToArray());
        if (mappers.All(m => m is null))
        {
            throw new InputException(
                $"{input.Name} holds no table of posts. Tables found: {string.Join("; ", file.Tables.Select(Listed))}. Name the columns with --map account=…,time=…,text=…."
            );
        }

        long row = 0;
        for (var i = 0; i < mappers.Length; i++)
        {
            var table = file.Tables[i];
            if (mappers[i] is not { } mapper)
            {
                row++;
                yield return Refuse(
                    input,
                    row,
                    $"The table {Listed(table)} has no columns for account, time and what is shared, and is left out whole. Name its columns with --map if it holds posts."
                );
                continue;
            }

            foreach (var record in Rows(input, table, mapper, row))
            {
                row++;
                yield return record;
            }
        }
    }

    /// <summary>Opens the file that lies at the path.</summary>
    internal abstract TableFile Open(SourceInput input, string path);

    /// <summary>Characters of a path that the library would take for something else; a file that has one in its path is copied.</summary>
    internal virtual string NotInPaths => "";

    /// <summary>What these formats yield when their columns are found by name.</summary>
    internal static IReadOnlyList<string> AllTraces { get; } =
    ["co-post", "co-repost", "co-link", "co-hashtag", "co-reply", "co-mention", "object"];

    private static ICsvMapper? Mapper(SourceInput input, Table table, ReaderOptions options)
    {
        if (options.Map.Count == 0 && NamedFormats.Of(table.Columns) is { } named)
        {
            return named.Prepare(input, table.Columns, options);
        }

        var mapped = options.Map.Count == 0 || options.Map.Values.All(v => table.Columns.Contains(v, StringComparer.Ordinal));
        var columns = new CsvColumns(
            input.Name,
            table.Columns,
            mapped ? options.Map : new Dictionary<string, string>(StringComparer.Ordinal)
        );
        return columns.IsReadable
            ? new GenericCsvMapper(columns, options, table.Rows().Select(r => new TableRow(r).Bytes(columns["time"]).ToString()))
            : null;
    }

    private static IEnumerable<ReadRecord> Rows(SourceInput input, Table table, ICsvMapper mapper, long before)
    {
        using var rows = table.Rows().GetEnumerator();
        while (true)
        {
            // A file damaged in its middle is found only here.
            if (!Guard(input, rows.MoveNext))
            {
                yield break;
            }

            before++;
            var row = new TableRow(rows.Current);
            var post = mapper.Map(row, new Provenance(input.Index, before, 0, -1, 0), out var reason);
            yield return post is not null ? ReadRecord.Accept(post) : RefusedRow.Of(input, before, reason, table.Columns, row);
        }
    }

    private static T Guard<T>(SourceInput input, Func<T> work)
    {
        try
        {
            return work();
        }
        // Whatever a library throws at a damaged file, out of memory included: it was asked for what the file claims.
        catch (Exception e) when (e is not InputException)
        {
            throw new InputException($"{input.Name} is damaged ({e.Message.TrimEnd('.')}). Export it again.", e);
        }
    }

    private static string Listed(Table table) =>
        $"{(table.Name.Length > 0 ? $"'{table.Name}' " : "")}({string.Join(", ", table.Columns.Take(20))})";

    private static ReadRecord Refuse(SourceInput input, long row, string reason) =>
        ReadRecord.Reject(new Rejection(input.Name, row, 0, reason));
}
