using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Text;

namespace Exhibit.Signals.Identity;

/// <summary>
/// Two accounts whose handles differ by one sign and who say the same sentences: who said them first, and who is older. Null:
/// neither repeats the other, so each is first half of the time (two-sided sign test).
/// </summary>
internal static class Twins
{
    private const int MostPosts = 500;
    private const int MostCited = 60;
    private const int MostPairs = 100;

    /// <summary>The pairs that have enough sentences in common; and one description where there are too many pairs to ask.</summary>
    /// <param name="data">The data.</param>
    /// <param name="people">All personas.</param>
    /// <param name="least">Sentences that two must have in common.</param>
    /// <param name="cancellation">Stops.</param>
    internal static IEnumerable<Observation> Of(SignalData data, Personas people, double least, CancellationToken cancellation)
    {
        int Fewer((int, int) pair) => Math.Min(data.Timelines.Posts(pair.Item1).Length, data.Timelines.Posts(pair.Item2).Length);
        var near = Near(data).Where(p => Fewer(p) >= least).OrderByDescending(Fewer).ToArray();
        if (near.Length > MostPairs)
        {
            yield return TooMany(near.Length);
        }

        foreach (var (owner, other) in near.Take(MostPairs))
        {
            cancellation.ThrowIfCancellationRequested();
            if (First(data, people, owner, other, least) is { } observation)
            {
                yield return observation;
            }
        }
    }

    private static Observation TooMany(int pairs) =>
        new()
        {
            Subject = SubjectKind.Account,
            About = "handles that differ by one sign",
            Statement = FormattableString.Invariant(
                $"{pairs} pairs of handles differ by one sign; of the {MostPairs} with the most posts it was asked who said common sentences first."
            ),
            Statistic = [new("pairs", pairs), new("pairs_asked", MostPairs)],
            Null = "none stated",
            WithoutP = "A count.",
        };

    // Handles that differ by one sign at an end, or not at all once look-alike signs are folded.
    private static List<(int, int)> Near(SignalData data)
    {
        var byHandle = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var state in data.Profiles.Where(s => s.Handle.Length > 0))
        {
            byHandle.TryAdd(state.Handle, state.Account);
        }

        var bySkeleton = byHandle
            .GroupBy(h => Confusables.Skeleton(h.Key), h => h.Value, StringComparer.Ordinal)
            .Where(g => g.Count() is 2 or 3);
        var pairs = new SortedSet<(int, int)>();
        foreach (var group in bySkeleton)
        {
            foreach (var other in group.Skip(1).Where(o => o != group.First()))
            {
                pairs.Add((group.First(), other));
            }
        }

        foreach (var (handle, account) in byHandle.Where(h => h.Key.Length > 5))
        {
            foreach (var shorter in new[] { handle[..^1], handle[1..] })
            {
                // name1 and name12 are what a platform hands out by the thousand.
                var numbered = char.IsDigit(shorter[^1]) && char.IsDigit(handle[^1]);
                if (!numbered && byHandle.TryGetValue(shorter, out var owner) && owner != account)
                {
                    pairs.Add((owner, account));
                }
            }
        }

        return [.. pairs];
    }

    private static Observation? First(SignalData data, Personas people, int one, int other, double least)
    {
        var (a, b) = (Sentences(data, one), Sentences(data, other));
        var common = a.Keys.Where(k => b.ContainsKey(k) && a[k].TimeMs != b[k].TimeMs).Order(StringComparer.Ordinal).ToArray();
        if (common.Length < least)
        {
            return null;
        }

        var oneFirst = common.Count(k => a[k].TimeMs < b[k].TimeMs);
        var (owner, later, k) = 2 * oneFirst >= common.Length ? (one, other, oneFirst) : (other, one, common.Length - oneFirst);
        var older = (people[owner].CreatedMs, people[later].CreatedMs) switch
        {
            ({ } x, { } y) when x != y =>
                $" {data.Name(x < y ? owner : later)} was created first ({Town.Day(Math.Min(x, y))}, the other {Town.Day(Math.Max(x, y))}).",
            _ => "",
        };
        return new Observation
        {
            Subject = SubjectKind.Account,
            About = $"{data.Name(later)} after {data.Name(owner)}",
            Statement = FormattableString.Invariant(
                $"Their handles differ by one sign, and {common.Length} sentences of their own stand in both; {k} times {data.Name(owner)} said them first.{older}"
            ),
            Statistic =
            [
                new("sentences_in_common", common.Length),
                new("earlier_first", k),
                new("created_days_later", Days(people[later].CreatedMs - people[owner].CreatedMs)),
            ],
            Null = "neither repeats the other: each is first half of the time (two-sided sign test)",
            P = Math.Min(1, 2 * PoissonBinomial.Tail(common.Length, .5, k)),
            Accounts = [later],
            Posts = [.. common.SelectMany(s => new[] { a[s].Post, b[s].Post }).Order().Take(MostCited)],
        };
    }

    // Days from the one creation to the other's, negative where the later speaker is the older account; "" where unknown.
    private static object Days(long? ms) => ms is { } known ? Math.Round(known / 86_400_000.0, 1) : "";

    private static Dictionary<string, (long TimeMs, long Post)> Sentences(SignalData data, int account)
    {
        var posts = data.Timelines.Posts(account).ToArray();
        var own = posts.Where((_, i) => data.Timelines.Actions(account)[i] != Timelines.Repost).Take(MostPosts).ToArray();
        var said = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        foreach (var (number, post) in data.Store.Fetch(own).OrderBy(p => p.Value.TimeMs).ThenBy(p => p.Key))
        {
            var text = TextNormalization.Normalize(post.Text);
            if (text.Length > 0 && TextNormalization.RepostPrefix(post.Text) == 0)
            {
                said.TryAdd(text, (post.TimeMs, number));
            }
        }

        return said;
    }
}
