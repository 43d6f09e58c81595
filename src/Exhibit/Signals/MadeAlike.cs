using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Signals.Clock;
using Exhibit.Signals.Identity;

namespace Exhibit.Signals;

/// <summary>
/// Accounts that meet the same few at every item, which a source, a leader or a feed in common may explain, and that were created
/// with them or mostly post with the same rare client. Timing cannot tell a ring that reacts at once from fans; how
/// its accounts were made can, because that was settled before any of them acted.
/// </summary>
public sealed class MadeAlike : ISignal
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;
    private const int LeastAlike = 3;
    private const int Likenesses = 2;
    private const int MostCited = 60;

    private static readonly SignalOption WithinHours = new("within-hours", 24, "hours at most between two creations that count as one go");
    private static readonly SignalOption LeastOthers = new(
        "least-others",
        100,
        "accounts never met so closely of whom the thing must be known, without which there is no p"
    );

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "made-alike",
            Version = 1,
            Title = "acts with the same few at once and was made like them",
            Reads =
            [
                "pairs that hour and crowd do not explain, whatever else does",
                "dates of creation in the posts' export or from a list (--list profiles=FILE)",
                "client applications",
            ],
            Options = [WithinHours, LeastOthers],
            References =
            [
                "Fisher 1922, J. R. Stat. Soc. 85:87 (exact test of two shares)",
                "Cresci et al. 2017, WWW Companion (social spambots made in batches)",
            ],
            Disarm = ["T0128.005"],
            Innocent =
            [
                "An event or a star who joins brings many people to a platform within days, and they share what it is about.",
                "A company, school or party opens its accounts in one go, openly, and they repeat its news.",
                "One person's several accounts, and the accounts of one automatic service, are made together and post with one tool.",
                "People of one community use the app that is made for it.",
            ],
            CannotShow =
            [
                "anything of accounts that were bought or made over months, or that post with the platform's own app",
                "that two accounts know of each other: fans who came with their star are made alike too",
            ],
        };

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        var met = Met(data).Where(m => m.Value.Count >= LeastAlike).OrderBy(m => m.Key).ToArray();
        if (met.Length == 0)
        {
            return SignalOutcome.Blind(
                FormattableString.Invariant($"No account meets {LeastAlike} others at once more often than hour and crowd explain.")
            );
        }

        var people = new Personas(data, mostDistance: 0);
        var (tested, seen) = (0, new List<Observation>());
        var likenesses = new[] { Created(data, people), Client(data) };
        foreach (var (account, others) in met)
        {
            cancellation.ThrowIfCancellationRequested();
            var looks = likenesses.Select(l => l.Of(account, others, (int)data.Value(Info, LeastOthers))).OfType<Look>().ToArray();
            tested += looks.Length > 0 ? 1 : 0;
            if (looks.MinBy(l => l.P) is { } best && Math.Min(1, Likenesses * best.P) <= data.Cutoff && best.Alike.Length >= LeastAlike)
            {
                seen.Add(Seen(data, people, account, others.Count, best));
            }
        }

        return tested == 0
            ? SignalOutcome.Blind(
                FormattableString.Invariant(
                    $"Of {data.Value(Info, LeastOthers)} accounts or more it must be known when they were created or which application posted; --list profiles=FILE would supply creations."
                )
            )
            : SignalOutcome.Of(tested, seen);
    }

    // Whom each account meets more often than hour and crowd explain. What else explains it does not matter here.
    private static Dictionary<int, HashSet<int>> Met(SignalData data)
    {
        var met = new Dictionary<int, HashSet<int>>();
        foreach (var edge in data.Edges.Where(e => e.Evidence == EvidenceKind.Timing && e.PCrowd <= e.Threshold))
        {
            foreach (var (one, other) in new[] { (edge.A, edge.B), (edge.B, edge.A) })
            {
                if (!met.TryGetValue(one, out var list))
                {
                    met[one] = list = [];
                }

                list.Add(other);
            }
        }

        return met;
    }

    private Likeness Created(SignalData data, Personas people)
    {
        // One source that knows only the day makes hours meaningless for all; then a day at most may lie between.
        var days = data.Accounts.Any(a => people[a.Index].CreatedToTheDay);
        var within = (long)(data.Value(Info, WithinHours) * Hour);
        long? Time(int account) => people[account].CreatedMs is { } ms ? (days ? WeekClock.Floor(ms, Day) * Day : ms) : null;
        return new Likeness(
            "created",
            FormattableString.Invariant($"were created at most {data.Value(Info, WithinHours)} hours from it"),
            [.. data.Accounts.Select(a => Time(a.Index))],
            days ? within / Day * Day : within
        );
    }

    private static Likeness Client(SignalData data) =>
        new("client", "mostly post with the same application", [.. data.Accounts.Select(a => MainClient(data, a.Index))], 0);

    // The application that sent at least half of an account's posts.
    private static long? MainClient(SignalData data, int account)
    {
        if (data.Timelines.Clients.All(c => c.Length == 0))
        {
            return null;
        }

        var clients = data.Timelines.ClientsOf(account).ToArray();
        var main = clients.CountBy(c => c).OrderByDescending(c => c.Value).ThenBy(c => c.Key).FirstOrDefault();
        return clients.Length > 0 && data.Timelines.Clients[main.Key].Length > 0 && 2 * main.Value >= clients.Length ? main.Key : null;
    }

    private static Observation Seen(SignalData data, Personas people, int account, int met, Look look) =>
        new()
        {
            Subject = SubjectKind.Account,
            About = FormattableString.Invariant($"account {data.Name(account)}, {look.Id}"),
            Statement = FormattableString.Invariant(
                $"{data.Name(account)} acts together with {met} accounts more often than hour and crowd explain. Of the {look.Met} of them of whom it is known {look.Alike.Length} {look.Words}; of {look.Others} accounts that it never meets so {look.OthersAlike} do."
            ),
            Statistic =
            [
                new("likeness", look.Id),
                new("met", met),
                new("met_known", look.Met),
                new("met_alike", look.Alike.Length),
                new("others_known", look.Others),
                new("others_alike", look.OthersAlike),
                new("likenesses_asked", Likenesses),
            ],
            Null = FormattableString.Invariant(
                $"given the account, those it meets and those it does not are dealt from one lot, as to how they were made; times the {Likenesses} likenesses asked"
            ),
            P = Math.Min(1, Likenesses * look.P),
            Accounts = [account],
            Posts = [.. look.Alike.Append(account).Select(a => people[a].Post).Where(n => n >= 0).Distinct().Order().Take(MostCited)],
            Rows = [.. look.Alike.Append(account).SelectMany(a => people[a].Rows).Distinct().Take(MostCited)],
        };

    private sealed record Look(string Id, string Words, int Met, int[] Alike, int Others, int OthersAlike, double P);

    /// <summary>One thing that accounts may have in common: its value by account, and how far apart two alike may be.</summary>
    private sealed class Likeness(string id, string words, long?[] values, long within)
    {
        private readonly long[] sorted = [.. values.OfType<long>().Order()];

        internal Look? Of(int account, HashSet<int> met, int leastOthers)
        {
            if (values[account] is not { } mine)
            {
                return null;
            }

            int[] known = [.. met.Where(m => values[m] is not null).Order()];
            int[] alike = [.. known.Where(m => Math.Abs(values[m]!.Value - mine) <= within)];

            // All but itself and those it meets.
            var others = sorted.Length - 1 - known.Length;
            var othersAlike = LocalDensity.Count(sorted, mine, within) - 1 - alike.Length;
            return known.Length < LeastAlike || others < leastOthers
                ? null
                : new Look(
                    id,
                    words,
                    known.Length,
                    alike,
                    others,
                    othersAlike,
                    Alike.Tail(known.Length, others, alike.Length, othersAlike)
                );
        }
    }
}
