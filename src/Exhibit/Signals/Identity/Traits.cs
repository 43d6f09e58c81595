using Exhibit.Model;

namespace Exhibit.Signals.Identity;

/// <summary>
/// What three members or more have in common and outsiders have least. A trait is picked because a member has it: given that
/// member, the others are exchangeable with the outsiders under the null; times the members, of whom each could have been it.
/// </summary>
internal sealed class Traits
{
    private const int LeastMembers = 3;

    private readonly Town town;
    private readonly Trait trait;
    private readonly Dictionary<string, int> pools;
    private readonly Dictionary<(string Pool, string Key), int> outside;

    internal Traits(Town town, Trait trait)
    {
        (this.town, this.trait) = (town, trait);
        var known = town.Outside.Select(Known).OfType<(string, string)>().ToArray();
        pools = known.CountBy(k => k.Item1).ToDictionary(StringComparer.Ordinal);
        outside = known.CountBy(k => k).ToDictionary();
    }

    /// <summary>What the community shows; null where there is nothing.</summary>
    /// <param name="community">The community.</param>
    /// <param name="more">A sentence to add; empty for none.</param>
    internal Observation? Of(Community community, string more = "")
    {
        var ours = community.Accounts.Select(a => (Account: a, Known: Known(a))).Where(m => m.Known is not null).ToArray();
        var members = ours.CountBy(m => m.Known!.Value.Pool).ToDictionary(StringComparer.Ordinal);
        var best = ours.Where(m => trait.Says(town.People[m.Account]))
            .GroupBy(m => m.Known!.Value, m => m.Account)
            .Where(g => g.Count() >= LeastMembers)
            .Select(g =>
            {
                var (known, others) = (members[g.Key.Pool], pools.GetValueOrDefault(g.Key.Pool));
                var with = outside.GetValueOrDefault(g.Key);
                var p = Math.Min(1, ours.Length * Alike.Tail(known - 1, others, g.Count() - 1, with));
                return (P: p, Alike: g.Order().ToArray(), Known: known, Others: others, With: with);
            })
            .Where(g => trait.Alone || g.Others >= town.LeastOutside)
            .OrderBy(g => g.P)
            .ThenByDescending(g => g.Alike.Length)
            .ThenBy(g => g.Alike[0])
            .FirstOrDefault();
        return best.Alike is null
            ? null
            : town.Seen(
                community,
                FormattableString.Invariant(
                    $"{best.Alike.Length} of the {best.Known} members of whom it is known {trait.Words} {trait.Shown(town.People[best.Alike[0]], town.Data.Name(best.Alike[0]))}; of {best.Others} accounts outside all communities {best.With} do.{town.Oldest(best.Alike)}{more}"
                ),
                [
                    new("likeness", trait.Id),
                    new("members_known", best.Known),
                    new("members_alike", best.Alike.Length),
                    new("outside_known", best.Others),
                    new("outside_alike", best.With),
                    new("traits_tried", ours.Length),
                ],
                FormattableString.Invariant(
                    $"members and outsiders are dealt from one lot; the trait of any of {ours.Length} members could have been picked"
                ),
                best.P,
                best.Others,
                best.Alike,
                openly: trait.Id != "language"
            );
    }

    private (string Pool, string Key)? Known(int account)
    {
        var persona = town.People[account];
        return trait.Key(persona) is { } key ? (trait.Pool(persona), key) : null;
    }
}
