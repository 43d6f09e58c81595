using System.Globalization;
using Exhibit.Model;
using Exhibit.Signals.Identity;

namespace Exhibit.Signals;

/// <summary>
/// Names, descriptions and faces that pass from account to account, accounts made in one go, and claims that hours and
/// language do not bear out.
/// </summary>
public sealed class IdentityReuse : ISignal
{
    private const int MostCited = 60;
    private const int MostGroups = 50;

    private static readonly SignalOption LeastCommon = new(
        "least-common",
        5,
        "sentences that two accounts must have in common before it is asked who said them first"
    );
    private static readonly SignalOption LeastBiography = new(
        "least-biography",
        24,
        "letters without which a self-description is nobody's"
    );
    private static readonly SignalOption LeastOutside = new(
        "least-outside",
        100,
        "accounts outside communities of whom a thing must be known, without which there is no p"
    );
    private static readonly SignalOption MostDistance = new(
        "most-distance",
        31,
        "bits of PDQ at most so far apart are one profile picture (Meta's default)"
    );

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "identity-reuse",
            Version = 3,
            Title = "identities used again or made in one go",
            Reads =
            [
                "handles, shown names, self-descriptions, claimed places and dates of creation in the posts' export",
                "the same, languages and addresses of profile pictures from a list (--list profiles=FILE)",
                "SHA-256 and PDQ of profile pictures (--list avatars=FILE; exhibit media makes one from a folder)",
                "own sentences of accounts whose handles differ by one sign; times of posts, against the claimed place",
            ],
            Options = [LeastCommon, LeastBiography, LeastOutside, MostDistance],
            References =
            [
                "Pacheco et al. 2021, ICWSM (handles shared by several ids)",
                "Fisher 1922, J. R. Stat. Soc. 85:87 (exact test of two shares)",
                "Cresci et al. 2017, WWW Companion (social spambots made in batches)",
                "Meta, ThreatExchange: PDQ (distance 31 of 256)",
                "United States v. Internet Research Agency LLC et al., 1:18-cr-00032 (D.D.C. 2018), on stolen identities",
            ],
            Disarm = ["T0143.003", "T0150.004", "T0144.002", "T0128.005"],
            Innocent =
            [
                "An event, a class or a call to join brings many people to a platform within days.",
                "A team or company makes its accounts in one go and gives them one build of handle and one logo, openly: where a word in their handles says so there is no p, elsewhere it looks like hiding.",
                "People change their handle, and platforms give freed handles to others.",
                "One person may keep a second account, a backup or a bot that repeats the first.",
                "Slogans, verses and a team's or employer's standard words stand in many descriptions; ribbons and flags in many pictures.",
                "Night workers, parents of infants and people who travel or moved are awake in the night of the place that they state.",
                "Fans name themselves after whom they like.",
            ],
            CannotShow =
            [
                "a factory that writes one word into all of its handles: who says openly that it belongs together is described and has no p",
                "which of two people a name or face belongs to: only which account showed it or was created first in these data",
                "twins whose names differ by more than one sign",
                "a burst of creation against the platform's own growth: the comparison is the accounts outside communities in these data",
                "where anyone is: a place that is a joke or a street is unknown, and of several zones the kindest counts",
            ],
        };

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        if (data.Profiles.All(s => s.Handle.Length == 0) && data.Side.Of("profiles").Count + data.Side.Of("avatars").Count == 0)
        {
            return SignalOutcome.Blind(
                "The data state no handles, names or descriptions; --list profiles=FILE or --list avatars=FILE would supply some."
            );
        }

        var people = new Personas(data, (int)data.Value(Info, MostDistance));
        var biographies = new Biographies(data.Accounts.Select(a => people[a.Index].Biography), data.Value(Info, LeastBiography));
        var twins = Twins.Of(data, people, data.Value(Info, LeastCommon), cancellation).ToArray();
        return SignalOutcome.Of(
            twins.Count(t => t.P is not null),
            [
                .. Recycled(data, data.Profiles),
                .. Described(data, people, biographies),
                .. Communities(data, people, biographies, cancellation),
                .. twins,
            ]
        );
    }

    // Every community is asked the same nine things, whatever the data hold: Town.Kinds counts them.
    private List<Observation> Communities(SignalData data, Personas people, Biographies biographies, CancellationToken cancellation)
    {
        var seen = new List<Observation>();
        if (data.Communities.Count == 0)
        {
            return seen;
        }

        int[] outside = [.. data.Accounts.Where(a => a.Community == 0).Select(a => a.Index)];
        var town = new Town(data, people, outside, (int)data.Value(Info, LeastOutside));
        var (bursts, changes, nights) = (new CreationBursts(town), new Changes(town), new NightAtHome(town));
        var traits = AllTraits(biographies)
            .Select(t => (Trait: new Traits(town, t), More: t.Id == "avatar" ? people.Pictures.Baseline : ""))
            .ToArray();
        foreach (var community in data.Communities)
        {
            cancellation.ThrowIfCancellationRequested();
            Observation?[] all = [bursts.Of(community), nights.Of(community), .. traits.Select(t => t.Trait.Of(community, t.More))];
            seen.AddRange(all.OfType<Observation>().Concat(changes.Of(community)));
        }

        return seen;
    }

    private static Trait[] AllTraits(Biographies biographies) =>
        [
            new(
                "handle-build",
                "bear handles built as",
                p => p.Handle.Length > 0 ? HandleBuild.Of(p.Handle) : null,
                p => !HandleBuild.IsDefault(p.Handle),
                (p, name) => $"{HandleBuild.Of(p.Handle)} (as {name}: A a capital, a small letters, 9 a digit)",
                _ => "",
                Alone: false
            ),
            new(
                "biography",
                "describe themselves in nearly the same words as",
                p => biographies.Of(p.Biography) is { } group ? group.ToString(CultureInfo.InvariantCulture) : null,
                _ => true,
                (_, name) => name,
                _ => "",
                Alone: true
            ),
            new(
                "avatar",
                "show the profile picture of",
                p => p.Avatar.Length > 0 ? p.Avatar : null,
                _ => true,
                (_, name) => name,
                _ => "",
                Alone: true
            ),
            new(
                "language",
                "set the language",
                p => p.Language.Length > 0 && Places.Of(p.Place) is not null ? p.Language : null,
                _ => true,
                (p, _) => $"'{p.Language}' and claim a place in {Places.Of(p.Place)!.Country}",
                p => Places.Of(p.Place)!.Country,
                Alone: false
            ),
        ];

    // One handle on several ids: on one platform a handle has one owner at a time, so it was handed on or taken.
    private static IEnumerable<Observation> Recycled(SignalData data, IReadOnlyList<ProfileState> states)
    {
        foreach (
            var handle in states
                .Where(s => s.Handle.Length > 0 && data.Accounts[s.Account].Id != s.Handle)
                .GroupBy(s => (data.Accounts[s.Account].Platform, Handle: s.Handle.ToLowerInvariant()))
                .OrderBy(g => g.Key.Handle, StringComparer.Ordinal)
        )
        {
            var accounts = handle.Select(s => s.Account).Distinct().ToArray();
            if (accounts.Length < 2)
            {
                continue;
            }

            yield return new Observation
            {
                Subject = SubjectKind.Account,
                About = $"handle @{handle.Key.Handle}",
                Statement = FormattableString.Invariant(
                    $"The handle stands on {accounts.Length} ids, one after another or as the source has it."
                ),
                Statistic = [new("ids", accounts.Length)],
                Null = "none stated: a handle has one owner at a time",
                WithoutP = "How often freed handles are taken by strangers is not known.",
                Observed = true,
                Accounts = [.. accounts.Order()],
                Posts = [.. handle.Select(s => s.FirstPost).Order()],
            };
        }
    }

    // Strangers choose the same words, so a description by itself marks nobody: of communities it has a p.
    private static IEnumerable<Observation> Described(SignalData data, Personas people, Biographies biographies)
    {
        var known = data.Accounts.Select(a => people[a.Index]).Where(p => p.Biography.Length > 0).ToArray();
        var groups = known
            .Select(p => (Persona: p, Group: biographies.Of(p.Biography)))
            .Where(p => p.Group is not null)
            .GroupBy(p => p.Group, p => p.Persona)
            .Select(g => g.ToArray())
            .Where(g => g.Length > 1)
            .OrderByDescending(g => g.Length)
            .ThenBy(g => g[0].Account)
            .ToArray();
        var sharing = groups.Sum(g => g.Length);
        var firsts = data.Profiles.Where(s => s.Biography.Length > 0).ToLookup(s => s.Account);
        foreach (var group in groups.Take(MostGroups))
        {
            var first = group.MinBy(p => (firsts[p.Account].Select(s => s.FirstMs).DefaultIfEmpty(long.MaxValue).First(), p.Account))!;
            yield return new Observation
            {
                Subject = SubjectKind.Account,
                About = FormattableString.Invariant($"one description of {group.Length} accounts"),
                Statement = FormattableString.Invariant(
                    $"{group.Length} accounts describe themselves in nearly the same words{(firsts.Contains(first.Account) ? $"; in these data {data.Name(first.Account)} showed them first" : "")}. {groups.Length} descriptions are shared by {sharing} of {known.Length} accounts with a description."
                ),
                Statistic =
                [
                    new("accounts", group.Length),
                    new("descriptions_shared", groups.Length),
                    new("accounts_sharing", sharing),
                    new("accounts_with_description", known.Length),
                ],
                Null = "none stated",
                WithoutP = "How often strangers choose the same words is counted instead.",
                Rate = (double)sharing / Math.Max(1, known.Length),
                RateOf = FormattableString.Invariant($"the {known.Length} accounts with a description share theirs with another"),
                Accounts = [.. group.Select(p => p.Account).Order()],
                Posts = [.. group.Select(p => p.Post).Where(p => p >= 0).Order().Take(MostCited)],
                Rows = [.. group.SelectMany(p => p.Rows).Take(MostCited)],
            };
        }
    }
}
