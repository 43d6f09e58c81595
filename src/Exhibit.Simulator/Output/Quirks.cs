namespace Exhibit.Simulator.Output;

/// <summary>Damage that the exports of real platforms and spreadsheets show.</summary>
public sealed record Quirks
{
    /// <summary>Times are written to the minute ("2001-01-01 08:15"). Default false: to the second, with Z.</summary>
    public bool MinuteStamps { get; init; }

    /// <summary>Share of the rows that have lost their post and repost ids. Default 0.</summary>
    public double MissingIdShare { get; init; }

    /// <summary>
    /// Share of the shared posts that are not in the data themselves, as in every collection by a list of accounts: their
    /// shares name an id that no row has. Default 0.
    /// </summary>
    public double MissingOriginalShare { get; init; }

    /// <summary>Post ids as a spreadsheet rounds them ("4.56E+30", beyond any platform's range): one stands for many posts. Default false.</summary>
    public bool LossyIds { get; init; }

    /// <summary>Every fault as a sentence.</summary>
    internal IEnumerable<string> Validate()
    {
        foreach (
            var (name, share) in new[] { (nameof(MissingIdShare), MissingIdShare), (nameof(MissingOriginalShare), MissingOriginalShare) }
        )
        {
            foreach (var fault in Knobs.Range(name, share, 0, 1))
            {
                yield return fault;
            }
        }
    }
}
