using Exhibit.Coordination;
using Exhibit.Model;
using Exhibit.Signals.Inputs;
using Exhibit.Text;

namespace Exhibit.Signals;

/// <summary>Gatherings called by different organisers to one place at one time.</summary>
public sealed class RivalEvents : ISignal
{
    private const long HourMs = 3_600_000;
    private const int MostListed = 40;

    private static readonly SignalOption WithinHours = new("within-hours", 6, "starts at most so far apart are one time, hours");
    private static readonly SignalOption WithinKilometres = new("within-kilometres", 1, "venues at most so far apart are one place, km");
    private static readonly SignalOption LeastOthers = new(
        "least-others",
        30,
        "events of other organisers without which chance cannot be estimated, and no p is given"
    );
    private static readonly SignalOption AdsWithinHours = new(
        "ads-within-hours",
        36,
        "ends of event advertisements at most so far apart may be one day, hours"
    );

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "rival-events",
            Version = 3,
            Title = "called to one place at one time",
            Reads =
            [
                "events: place, start, organiser, side (--list events=FILE)",
                "advertisements that lead to events (--ads)",
                "posts that link to the page of a listed event; who runs an account by your own claims, if given (--list operators=FILE)",
                "opposed words, if given (--list opposed=FILE)",
            ],
            Inputs = ["events", "ads"],
            Options = [WithinHours, WithinKilometres, LeastOthers, AdsWithinHours],
            References =
            [
                "United States v. Internet Research Agency LLC et al., 1:18-cr-00032 (D.D.C. 2018), paragraph 57: two rallies in New York on 12 November 2016",
            ],
            Disarm = ["T0057", "T0126"],
            Innocent =
            [
                "Counter-protests are called to the same place and hour on purpose, and openly.",
                "There are few squares and few free afternoons: unconnected groups meet there by chance.",
                "A court date or a visit gives everybody the same place and hour.",
            ],
            CannotShow =
            [
                "that one hand called both: only that they coincide more often than other organisers' events do",
                "gatherings of which only posts tell: place and start come from the list",
                "of advertisements, venue, hour and organiser: they state the town they target and when they ended",
            ],
        };

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        if (data.Side.Of("events").Count + data.Side.Of("ads").Count == 0)
        {
            return SignalOutcome.Blind("No events were given; --list events=FILE or --ads FILE would supply them.");
        }

        var events = GatheringFile.Read(data.Side);
        var ads = data.Side.Of("ads").Count > 0 ? AdFile.Read(data.Side) : [];
        var advertised = GatheringFile.OfAds(ads);
        if (events.Count + advertised.Count == 0)
        {
            return SignalOutcome.Blind("Neither the events nor the advertisements name a gathering with place and time.");
        }

        var opposed = new Opposed(data.Side);
        var organisers = events.Select(e => e.Organiser).Distinct(StringComparer.Ordinal).Count();
        return SignalOutcome.Of(
            organisers * (organisers - 1) / 2,
            [.. Pairs(data, events, opposed), .. Advertised(data, advertised, GatheringFile.Count(ads), opposed)]
        );
    }

    private IEnumerable<Observation> Pairs(SignalData data, IReadOnlyList<Gathering> events, Opposed opposed)
    {
        var callers = new EventCallers(data, events);
        var byOrganiser = events.GroupBy(e => e.Organiser, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
        for (var i = 0; i < byOrganiser.Length; i++)
        {
            for (var j = i + 1; j < byOrganiser.Length; j++)
            {
                var (one, other) = (byOrganiser[i].ToArray(), byOrganiser[j].ToArray());
                var hits = (from a in one from b in other where Meets(data, a, b) select (a, b)).ToArray();
                if (hits.Length > 0)
                {
                    yield return Pair(data, events, one, other, hits, opposed, callers);
                }
            }
        }
    }

    private Observation Pair(
        SignalData data,
        IReadOnlyList<Gathering> events,
        Gathering[] one,
        Gathering[] other,
        (Gathering A, Gathering B)[] hits,
        Opposed opposed,
        EventCallers callers
    )
    {
        var (a, b) = (one[0].Organiser, other[0].Organiser);
        var others = events.Where(e => e.Organiser != a && e.Organiser != b).ToArray();
        var enough = others.Length >= data.Value(Info, LeastOthers);
        var p = Math.Max(Chance(data, one, other, others), Chance(data, other, one, others));
        var (callA, callB) = (callers.Of(one), callers.Of(other));
        var (joined, relation) = callers.Relation(callA, callB);
        var sides = hits.Any(h => Rivals(h.A, h.B, opposed));
        return new Observation
        {
            Subject = SubjectKind.SideInput,
            About = $"organisers {a} and {b}",
            Statement = FormattableString.Invariant(
                $"{hits.Select(h => h.B).Distinct().Count()} of {other.Length} events of the one and {hits.Select(h => h.A).Distinct().Count()} of {one.Length} of the other are called to one place within {data.Value(Info, WithinHours)} hours; of {others.Length} events of other organisers, {others.Count(o => one.Any(e => Meets(data, e, o)))} meet an event of the one so.{(sides ? " Your file or list names them as opposed." : "")} {relation}"
            ),
            Statistic =
            [
                new("events_a", one.Length),
                new("events_b", other.Length),
                new("coincidences", hits.Length),
                new("events_of_others", others.Length),
                new("others_that_meet_a", others.Count(o => one.Any(e => Meets(data, e, o)))),
                new("others_that_meet_b", others.Count(o => other.Any(e => Meets(data, e, o)))),
                new("opposed_by_list", sides),
                new("callers_a", callA.Length),
                new("callers_b", callB.Length),
                new("joined", joined),
            ],
            Null = "each of an organiser's events meets the other's as often as events of third organisers do, with one more counted",
            P = enough ? p : null,
            WithoutP = enough
                ? ""
                : FormattableString.Invariant(
                    $"{others.Length} events of other organisers are known; {data.Value(Info, LeastOthers)} are needed to say how often chance does this."
                ),
            Observed = !enough && sides && joined,
            Accounts = [.. new[] { a, b }.Select(o => data.AccountByName.GetValueOrDefault(o, -1)).Where(x => x >= 0).Order()],
            Community = joined ? callA.Concat(callB).Select(x => data.Accounts[x].Community).FirstOrDefault(c => c > 0) : 0,
            Rows = [.. hits.SelectMany(h => h.A.Rows.Concat(h.B.Rows)).Distinct()],
        };
    }

    private bool Meets(SignalData data, Gathering a, Gathering b) =>
        Math.Abs(a.StartMs - b.StartMs) <= data.Value(Info, WithinHours) * HourMs && a.IsNear(b, data.Value(Info, WithinKilometres));

    private double Chance(SignalData data, Gathering[] one, Gathering[] other, Gathering[] others)
    {
        var share = (others.Count(o => one.Any(e => Meets(data, e, o))) + 1.0) / (others.Length + 1.0);
        return PoissonBinomial.Tail(other.Length, Math.Min(1, share), other.Count(o => one.Any(e => Meets(data, e, o))));
    }

    private static bool Rivals(Gathering a, Gathering b, Opposed opposed) =>
        (a.Side.Length > 0 && b.Side.Length > 0 && !a.Side.Equals(b.Side, StringComparison.OrdinalIgnoreCase))
        || opposed.Pairs.Any(p =>
            (Opposed.Holds(a.Words, p.A) && Opposed.Holds(b.Words, p.B) && !Opposed.Holds(a.Words, p.B))
            || (Opposed.Holds(a.Words, p.B) && Opposed.Holds(b.Words, p.A) && !Opposed.Holds(a.Words, p.A))
        );

    private IEnumerable<Observation> Advertised(SignalData data, IReadOnlyList<Gathering> events, int ads, Opposed opposed)
    {
        if (events.Count == 0)
        {
            yield break;
        }

        var near = data.Value(Info, AdsWithinHours) * HourMs;
        var pairs = (
            from i in Enumerable.Range(0, events.Count)
            from j in Enumerable.Range(i + 1, events.Count - i - 1)
            where Math.Abs(events[i].StartMs - events[j].StartMs) <= near && events[i].IsNear(events[j], 0)
            where
                TextNormalization.Normalize(events[i].Title) != TextNormalization.Normalize(events[j].Title) || events[i].Title.Length == 0
            select (A: events[i], B: events[j], Rivals: Rivals(events[i], events[j], opposed))
        ).ToArray();
        yield return new Observation
        {
            Subject = SubjectKind.SideInput,
            About = "events behind advertisements",
            Statement = FormattableString.Invariant(
                $"{ads} advertisements lead to events, {events.Count} of them with an end date. {pairs.Length} pairs of events with different titles aim at one town and end within {data.Value(Info, AdsWithinHours)} hours; {(opposed.IsEmpty ? "which of them are opposed is not said, since no list of opposed words was given" : FormattableString.Invariant($"your list calls {pairs.Count(p => p.Rivals)} of them opposed"))}. Venue and hour are not in the advertisements."
            ),
            Statistic =
            [
                new("event_ads", ads),
                new("events", events.Count),
                new("pairs", pairs.Length),
                new("pairs_opposed_by_list", pairs.Count(p => p.Rivals)),
                .. pairs
                    .Take(MostListed)
                    .Select(
                        (p, i) =>
                            new KeyValuePair<string, object>(
                                FormattableString.Invariant($"pair_{i + 1}"),
                                $"'{p.A.Title}' until {Stamp(p.A.StartMs)}, '{p.B.Title}' until {Stamp(p.B.StartMs)}, {Towns(p.A, p.B)}"
                            )
                    ),
            ],
            Null = "none stated",
            WithoutP = "Advertisements state the targeted town and their own end, not venue and hour.",
            Rows = [.. pairs.SelectMany(p => p.A.Rows.Concat(p.B.Rows)).Distinct()],
        };
        foreach (var (a, b, _) in pairs.Where(p => p.Rivals))
        {
            yield return new Observation
            {
                Subject = SubjectKind.SideInput,
                About = $"advertised events {a.Id} and {b.Id}",
                Statement = FormattableString.Invariant(
                    $"'{a.Title}' and '{b.Title}', which your list calls opposed, were advertised in one town ({Towns(a, b)}) until {Stamp(a.StartMs)} and {Stamp(b.StartMs)}. Both sets of advertisements stand in one file. Whether they met at one hour and square is not in the advertisements."
                ),
                Statistic = [new("hours_between_ends", Math.Round(Math.Abs(a.StartMs - b.StartMs) / (double)HourMs, 1))],
                Null = "none stated",
                WithoutP = "Advertisements state the targeted town and their own end, not venue and hour.",
                Rows = [.. a.Rows, .. b.Rows],
            };
        }
    }

    private static string Towns(Gathering a, Gathering b) => string.Join(", ", a.Places.Intersect(b.Places, StringComparer.Ordinal));

    private static string Stamp(long ms) =>
        DateTime.UnixEpoch.AddMilliseconds(ms).ToString("yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
