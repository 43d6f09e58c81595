using Exhibit.Model;
using Exhibit.Signals.Inputs;

namespace Exhibit.Signals;

/// <summary>
/// Who calls to gatherings in the posts: the organiser's account, and accounts whose own posts or reposts link to the page of
/// one of the organiser's events (".../events/123" with the id that the list gives). Says what joins two organisers.
/// </summary>
internal sealed class EventCallers
{
    private readonly SignalData data;
    private readonly ILookup<string, int> byEvent;
    private readonly Dictionary<int, string> operators = [];
    private readonly Dictionary<(int, int), int> answers = [];

    /// <summary>Reads the links and answers once.</summary>
    internal EventCallers(SignalData data, IReadOnlyList<Gathering> events)
    {
        this.data = data;
        var known = events.Select(e => e.Id).Where(id => id.Length > 0).ToHashSet(StringComparer.Ordinal);
        byEvent = (known.Count == 0 ? [] : data.Store.Links())
            .Select(l => (Event: GatheringFile.EventOf(l.Value), l.Account))
            .Where(l => known.Contains(l.Event))
            .Distinct()
            .ToLookup(l => l.Event, l => l.Account, StringComparer.Ordinal);
        foreach (var claim in OperatorClaim.Of(data))
        {
            operators.TryAdd(claim.Account, claim.Operator);
        }

        foreach (var reply in events.Count == 0 || data.Communities.Count < 2 ? [] : data.Store.Replies())
        {
            var (a, b) = (Community(reply.Account), Community(data.AccountByName.GetValueOrDefault(reply.ToAccount, -1)));
            answers[(Math.Min(a, b), Math.Max(a, b))] = answers.GetValueOrDefault((Math.Min(a, b), Math.Max(a, b))) + 1;
        }
    }

    /// <summary>Accounts that call to an organiser's events, by index.</summary>
    internal int[] Of(IEnumerable<Gathering> events) =>
        [
            .. events
                .SelectMany(e => byEvent[e.Id].Append(data.AccountByName.GetValueOrDefault(e.Organiser, -1)))
                .Where(a => a >= 0)
                .Distinct()
                .Order(),
        ];

    /// <summary>Whether something joins the callers of the one to the callers of the other, and what, in a sentence.</summary>
    internal (bool Joined, string Words) Relation(int[] one, int[] other)
    {
        if (one.Length == 0 || other.Length == 0)
        {
            return (false, "Not for both does an account of these posts call.");
        }

        var claimed = one.Select(a => operators.GetValueOrDefault(a, ""))
            .Intersect(other.Select(a => operators.GetValueOrDefault(a, "")), StringComparer.Ordinal)
            .FirstOrDefault(o => o.Length > 0);
        var claim = claimed is null ? "" : $" Your file says that '{claimed}' runs accounts of both, which is a claim.";
        var (mine, theirs) = (one.Select(Community).Where(c => c > 0).ToHashSet(), other.Select(Community).Where(c => c > 0).ToHashSet());
        if (mine.Intersect(theirs).Order().FirstOrDefault() is > 0 and var common)
        {
            return (true, FormattableString.Invariant($"Callers of both are in community {common}.{claim}"));
        }

        if (
            data.Edges.Any(e =>
                e.Tier != Tier.None && ((one.Contains(e.A) && other.Contains(e.B)) || (one.Contains(e.B) && other.Contains(e.A)))
            )
        )
        {
            return (true, $"An edge in a tier joins callers of the two.{claim}");
        }

        var apart =
            mine.Count > 0 && theirs.Count > 0
                ? FormattableString.Invariant(
                    $" Their communities {mine.Min()} and {theirs.Min()} answered each other {answers.GetValueOrDefault((Math.Min(mine.Min(), theirs.Min()), Math.Max(mine.Min(), theirs.Min())))} times."
                )
                : "";
        return (claimed is not null, $"No edge in a tier joins their callers.{apart}{claim}");
    }

    private int Community(int account) => account < 0 ? 0 : data.Accounts[account].Community;
}
