using Exhibit.Model;
using Exhibit.Readers.Damage;

namespace Exhibit.Readers;

/// <summary>How one source would be read: what `exhibit formats --explain` prints.</summary>
public sealed record Explanation
{
    private const int Samples = 5;
    private const int MostReasons = 10;

    /// <summary>The source.</summary>
    public required string Source { get; init; }

    /// <summary>Id of the reader.</summary>
    public required string Reader { get; init; }

    /// <summary>What a person calls the format.</summary>
    public required string Title { get; init; }

    /// <summary>Columns by field, where the columns were found by name; empty where the format fixes them.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Columns { get; init; }

    /// <summary>Columns that no field takes.</summary>
    public required IReadOnlyList<string> Unused { get; init; }

    /// <summary>The first posts.</summary>
    public required IReadOnlyList<Post> Posts { get; init; }

    /// <summary>Records accepted.</summary>
    public required long Accepted { get; init; }

    /// <summary>Records refused.</summary>
    public required long Rejected { get; init; }

    /// <summary>First and last time, ms since 1970; null where there is no post.</summary>
    public required (long First, long Last)? Span { get; init; }

    /// <summary>Posts by precision of their time.</summary>
    public required IReadOnlyList<KeyValuePair<TimePrecision, long>> Precisions { get; init; }

    /// <summary>Posts by whose clock their time is from.</summary>
    public required IReadOnlyList<KeyValuePair<TimeSource, long>> Clocks { get; init; }

    /// <summary>A sentence on the zone of the times.</summary>
    public required string Zone { get; init; }

    /// <summary>What may mislead.</summary>
    public required IReadOnlyList<Trap> Traps { get; init; }

    /// <summary>The first refused records.</summary>
    public required IReadOnlyList<Rejection> Refused { get; init; }

    /// <summary>Reads the sources behind the paths and says how.</summary>
    /// <exception cref="InputException">A source cannot be read at all.</exception>
    public static IEnumerable<Explanation> Of(IReadOnlyList<string> paths, IReadOnlyList<IPostReader> readers, ReaderOptions options)
    {
        var source = new PostSource(readers, options);
        foreach (var file in InputExpander.Files(paths))
        {
            foreach (var (name, open) in InputExpander.Sources(file))
            {
                var input = new SourceInput
                {
                    Index = 0,
                    Name = name,
                    Folder = Path.GetDirectoryName(Path.GetFullPath(file.Path)) ?? "",
                    Open = open,
                };
                yield return Of(input, source.Choose(input), options);
            }
        }
    }

    private static Explanation Of(SourceInput input, IPostReader reader, ReaderOptions options)
    {
        var (posts, refused, finder) = (new List<Post>(), new List<Rejection>(), new TrapFinder());
        var precisions = new SortedDictionary<TimePrecision, long>();
        var clocks = new SortedDictionary<TimeSource, long>();
        long accepted = 0,
            rejected = 0,
            first = long.MaxValue,
            last = long.MinValue;
        foreach (var record in PostSource.Guarded(reader, input, options))
        {
            finder.Look(record);
            if (record.Post is not { } post)
            {
                rejected++;
                if (refused.Count < MostReasons)
                {
                    refused.Add(record.Rejection!);
                }

                continue;
            }

            accepted++;
            (first, last) = (Math.Min(first, post.TimeMs), Math.Max(last, post.TimeMs));
            precisions[post.Precision] = precisions.GetValueOrDefault(post.Precision) + 1;
            clocks[post.TimeSource] = clocks.GetValueOrDefault(post.TimeSource) + 1;
            if (posts.Count < Samples)
            {
                posts.Add(post);
            }
        }

        var (columns, unused, cell) = MappedColumns.Of(input, reader, options);
        return new Explanation
        {
            Source = input.Name,
            Reader = reader.Id,
            Title = reader.Title,
            Columns = columns,
            Unused = unused,
            Posts = posts,
            Accepted = accepted,
            Rejected = rejected,
            Span = accepted == 0 ? null : (first, last),
            Precisions = [.. precisions],
            Clocks = [.. clocks],
            Zone = ZoneWords.Of(cell, options.Zone),
            Traps = [.. SourceTraps.Of(input, reader), .. finder.Traps],
            Refused = refused,
        };
    }
}
