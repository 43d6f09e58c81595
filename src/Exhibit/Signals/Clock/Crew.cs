using Exhibit.Model;

namespace Exhibit.Signals.Clock;

/// <summary>
/// What a group's times say of the people behind it, if it is an office: hands at work at once, shifts, hand-overs, holidays
/// kept, clocks that change. All described, none tested against chance alone; beside the two numbers stands what as many
/// other accounts of like activity give.
/// </summary>
internal sealed record Crew(string Words, IReadOnlyList<KeyValuePair<string, object>> Statistic)
{
    private const int MostDips = 3;
    private const double ShortDay = 9;

    /// <summary>Looks at a group beside as many others.</summary>
    /// <param name="data">Precision of the stamps, and the seed.</param>
    /// <param name="members">Members and their times.</param>
    /// <param name="others">Accounts of like activity and their times; may be empty.</param>
    /// <param name="switchSeconds">Least time to change accounts.</param>
    /// <param name="shiftHours">Longest time that one person works in a day.</param>
    internal static Crew Of(
        SignalData data,
        IReadOnlyList<(int Account, long[] Times)> members,
        IReadOnlyList<(int Account, long[] Times)> others,
        double switchSeconds,
        double shiftHours
    )
    {
        var moments = Moments(members);
        var times = moments.Select(m => m.TimeMs).ToArray();
        var strangers = Moments(others);
        var slot = Math.Max(1, data.Precision.SlotMilliseconds());
        var switching = Math.Max(1_000, (long)(1_000 * switchSeconds));
        CrewBound HandsOf((long, int)[] group, long ms) => Hands.AtLeast(group, ms, slot, data.Seed);

        var hands = HandsOf(moments, switching);
        var shifts = Shifts.AtLeast(times, shiftHours, data.Seed);
        var dips = HandOver.Find(moments);
        var contrasts = Holidays.Contrasts(times);
        var kept = Holidays.Kept(contrasts);
        var clocks = DaylightSaving
            .Of(times, [.. DaylightSaving.Rules.Select(r => r.Zone)])
            .Zip(DaylightSaving.Rules, (shift, rule) => (rule.Rule, Shift: shift))
            .Where(c => c.Shift.Changes > 0)
            .ToArray();
        var follows = clocks.Where(c => c.Shift.Verdict == "follows").Select(c => c.Rule).ToArray();
        List<KeyValuePair<string, object>> statistic =
        [
            .. Bound("hands_at_least", hands),
            .. Bound("hands_at_least_if_switching_takes_a_third", HandsOf(moments, Math.Max(1_000, switching / 3))),
            .. Bound("hands_at_least_if_switching_takes_four_times", HandsOf(moments, switching * 4)),
            .. Bound("shifts_at_least", shifts),
            .. Bound("shifts_at_least_if_nobody_works_over_nine_hours", Shifts.AtLeast(times, ShortDay, data.Seed)),
        ];
        var beside = "";
        if (others.Count == members.Count)
        {
            var (theirHands, theirShifts) = (
                HandsOf(strangers, switching),
                Shifts.AtLeast([.. strangers.Select(m => m.TimeMs)], shiftHours, data.Seed)
            );
            statistic.AddRange([.. Bound("hands_at_least_of_others", theirHands), .. Bound("shifts_at_least_of_others", theirShifts)]);
            beside = FormattableString.Invariant(
                $" As many other accounts of like activity give {theirHands.AtLeast} and {theirShifts.AtLeast}: what they reach too says nothing."
            );
        }

        for (var i = 0; i < Math.Min(MostDips, dips.Count); i++)
        {
            statistic.AddRange(DipNumbers(FormattableString.Invariant($"dip_{i + 1}"), dips[i]));
        }

        foreach (var contrast in contrasts)
        {
            statistic.Add(new($"holidays_{contrast.Country}_quiet", contrast.Quiet));
            statistic.Add(new($"holidays_{contrast.Country}_days", contrast.Days));
            statistic.Add(new($"holidays_{contrast.Country}_quiet_expected", Math.Round(contrast.Base * contrast.Days, 2)));
            statistic.Add(new($"holidays_{contrast.Country}_p", contrast.P));
        }

        foreach (var (_, shift) in clocks)
        {
            statistic.Add(new($"summer_time_{shift.Zone}", shift.Verdict));
            statistic.Add(new($"summer_time_{shift.Zone}_hours", Math.Round(shift.Hours, 2)));
            statistic.Add(new($"summer_time_{shift.Zone}_error", Math.Round(shift.Error, 2)));
        }

        var words = FormattableString.Invariant(
            $"If posts are made by hand and changing accounts takes {switching / 1_000} s, at least {hands} people were at work at one time; {(shifts.AtLeast == 0 ? "no day holds enough posts to count shifts" : FormattableString.Invariant($"if nobody works more than {shiftHours:0.#} hours a day in one place, in at least {shifts} shifts"))}.{beside}{DipWords(dips)}{HolidayWords(kept)}{ClockWords(follows, clocks.Length)}"
        );
        return new Crew(words, statistic);
    }

    private static IEnumerable<KeyValuePair<string, object>> DipNumbers(string name, HandOver.Dip dip) =>
        [
            new($"{name}_utc", dip.Utc),
            new($"{name}_count", dip.Count),
            new($"{name}_around", Math.Round(dip.Expected, 1)),
            new($"{name}_p", dip.P),
            new($"{name}_go_on", Math.Round(dip.GoOn, 3)),
            new($"{name}_go_on_elsewhere", Math.Round(dip.GoOnElsewhere, 3)),
            new($"{name}_kind", dip.Kind),
        ];

    private static string DipWords(IReadOnlyList<HandOver.Dip> dips) =>
        dips.Count == 0
            ? ""
            : FormattableString.Invariant(
                $" At {dips[0].Utc} UTC they fall to {100 * dips[0].Count / dips[0].Expected:0} % of what stands around it, and {100 * dips[0].GoOn:0} % of those active before go on after it (elsewhere {100 * dips[0].GoOnElsewhere:0} %): {(dips[0].Kind == "hand-over" ? "as at a change of shift" : "as in a break")}."
            );

    private static string HolidayWords(IReadOnlyList<Holidays.Contrast> kept) =>
        kept.Count == 0
            ? ""
            : FormattableString.Invariant(
                $" Holidays quiet beyond chance: {string.Join(", ", kept.Select(k => FormattableString.Invariant($"{k.Country} ({k.Quiet} of {k.Days})")))}; neighbours share days."
            );

    private static string ClockWords(string[] follows, int compared) =>
        follows.Length == 0 || compared == 0 ? "" : $" Their hours move with the clocks of: {string.Join(", ", follows)}.";

    private static (long TimeMs, int Account)[] Moments(IReadOnlyList<(int Account, long[] Times)> group) =>
        [.. group.SelectMany(m => m.Times.Select(t => (t, m.Account)))];

    private static IEnumerable<KeyValuePair<string, object>> Bound(string name, CrewBound bound) =>
        [new(name, bound.AtLeast), new($"{name}_low", bound.Low), new($"{name}_high", bound.High)];
}
