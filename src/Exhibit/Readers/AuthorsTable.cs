using Exhibit.Readers.Damage;

namespace Exhibit.Readers;

/// <summary>authors.csv beside the per-author files: account_category by author.</summary>
internal sealed class AuthorsTable
{
    private static readonly Dictionary<string, AuthorsTable> Known = new(StringComparer.Ordinal);
    private static readonly Lock Gate = new();

    private readonly Dictionary<string, string> categories = new(StringComparer.OrdinalIgnoreCase);

    private AuthorsTable(string path)
    {
        PlainFile.Require(path);
        Path = path;
        var input = new SourceInput
        {
            Index = 0,
            Name = path,
            Folder = "",
            Open = () => File.OpenRead(path),
        };
        using var records = new CsvRecords(input, ',');
        if (!records.Read())
        {
            return;
        }

        var names = Enumerable.Range(0, records.FieldCount).Select(records.Text).ToList();
        var (author, category) = (names.IndexOf(names.Contains("author_id") ? "author_id" : "author"), names.IndexOf("account_category"));
        while (author >= 0 && category >= 0 && records.Read())
        {
            categories.TryAdd(records.Text(author), records.Text(category));
        }
    }

    internal string Path { get; }

    /// <summary>Category of an author; empty where the table has none.</summary>
    internal string Category(string author) => categories.GetValueOrDefault(author, "");

    /// <summary>The nearest authors.csv in the folder or up to two folders above; null where there is none.</summary>
    internal static AuthorsTable? Near(string folder)
    {
        for (var (at, up) = (folder, 0); at.Length > 0 && up < 3; up++)
        {
            var path = System.IO.Path.Combine(at, "authors.csv");
            if (File.Exists(path))
            {
                lock (Gate)
                {
                    var key = FormattableString.Invariant($"{path}|{File.GetLastWriteTimeUtc(path).Ticks}");
                    if (!Known.TryGetValue(key, out var table))
                    {
                        Known.Add(key, table = new AuthorsTable(path));
                    }

                    return table;
                }
            }

            at = System.IO.Path.GetDirectoryName(at) ?? "";
        }

        return null;
    }
}
