using System.Globalization;
using Exhibit.Benchmarks.Signals;
using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Signals;
using Exhibit.Signals.Clock;
using Exhibit.Signals.Inputs;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Innocent;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

public sealed class WorkingHoursTest(ITestOutputHelper output)
{
    [Fact]
    public void AnOfficeIsSeenAndPeopleWhoActTogetherAreNot()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Seed = 5,
                Accounts = 1_000,
                Posts = 45_000,
                Campaigns = [new TrollShifts()],
                Groups = [new NotificationFans { Accounts = 15 }, new Conversations(), new HubFans(), new ProfileSprees()],
            }
        );
        var outcome = new WorkingHours().Observe(world.Data, default);
        var office = world.OfKind("troll-shifts").Single();
        var seen = outcome.Observations.Single(o => o.Community == office);
        output.WriteLine(seen.Statement);
        Assert.True(seen.P <= .001, $"p = {seen.P}");
        Assert.NotEmpty(seen.Posts);
        var offsets = (string)seen.Statistic.Single(s => s.Key == "offsets_if_office").Value;
        output.WriteLine(offsets);
        Assert.Contains("UTC+", offsets, StringComparison.Ordinal);
        foreach (var other in outcome.Observations.Where(o => o.Community != office))
        {
            output.WriteLine($"{world.Kind(other.Community)}: p = {other.P}");
            Assert.True(other.P > .01);
        }
    }

    [Fact]
    public void WithoutOthersToCompareWithThereIsNoP()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Accounts = 100,
                Posts = 4_000,
                Topics = 2,
                Campaigns = [new TrollShifts()],
            }
        );
        var seen = new WorkingHours().Observe(world.Data, default).Observations.Single();
        Assert.Null(seen.P);
        Assert.StartsWith("Described, not tested", seen.WithoutP, StringComparison.Ordinal);
    }

    [Fact]
    public void TheAdvertisementsWereMadeInMoscowsOfficeHours()
    {
        var side = SideInputs.Read([new SideFile("ads", RealData.Data("ira_facebook_ads/ads.csv"))]);
        var times = AdFile.Read(side).Where(a => a.CreatedMs is not null).Select(a => a.CreatedMs!.Value).ToArray();
        var (hours, weekdays, all) = WeekClock.Count(times, 3, 9, 19);
        Say(
            $"ads created 09:00-18:59 at UTC+3: {hours} of {all}, {100.0 * hours / all:0.0} %; Monday to Friday: {100.0 * weekdays / all:0.0} %"
        );
        Assert.Equal((3_497, 98.0, 99.3), (all, Math.Round(100.0 * hours / all, 1), Math.Round(100.0 * weekdays / all, 1)));
        var offsets = OffsetSet.Office(times, 9, 10, 8, 11).Offsets;
        Say($"offsets: {WeekClock.Names(offsets)}");
        Assert.Contains(6, offsets);
        Assert.DoesNotContain(-10, offsets);
    }

    [Fact]
    public void HashtagGamersKeepOfficeHoursAndRightTrollsWorkAtNight()
    {
        var source = new PostSource(Catalog.Readers, new ReaderOptions());
        var read = source
            .Read([RealData.Data("ira_by_author")])
            .Select(r => (r.Post!.Profile!.Category, File: r.Post.Provenance.Source, r.Post.TimeMs))
            .ToArray();
        var posts = read.ToLookup(p => p.Category, p => p.TimeMs);
        var shares = posts.ToDictionary(
            g => g.Key,
            g =>
            {
                var (hours, weekdays, all) = WeekClock.Count(g, 3, 9, 19);
                Say($"{g.Key}: 09:00-18:59 at UTC+3 {100.0 * hours / all:0.0} %, weekdays {100.0 * weekdays / all:0.0} %, of {all} posts");
                return 100.0 * hours / all;
            }
        );

        // The whole corpus gives 81.3 % and 36.5 %; these files are a part of it.
        Assert.Equal(76.3, Math.Round(shares["HashtagGamer"], 1));
        Assert.Equal(35.5, Math.Round(shares["RightTroll"], 1));

        // No file at hand is a large one, and the larger a file, the nearer to an office: what the part lacks is what keeps hours.
        var files = read.Where(p => p.Category == "HashtagGamer").GroupBy(p => p.File, p => p.TimeMs).ToArray();
        Assert.Equal((63, 19_177, 1_714), (files.Length, files.Sum(f => f.Count()), files.Max(f => f.Count())));
        var large = WeekClock.Count(files.Where(f => f.Count() >= 1_000).SelectMany(f => f), 3, 9, 19);
        var small = WeekClock.Count(files.Where(f => f.Count() < 500).SelectMany(f => f), 3, 9, 19);
        Say($"HashtagGamer, files of 1,000 posts or more: {Percent(large)}; of fewer than 500: {Percent(small)}");
        Assert.Equal("79.1 % in hours, 83.6 % on weekdays, of 11273", Percent(large));
        Assert.Equal("71.3 % in hours, 65.7 % on weekdays, of 5851", Percent(small));

        // The night shift: taking its hours for an office's names a zone west of Europe.
        var night = OffsetSet.Office([.. posts["RightTroll"]], 9, 10, 8, 11).Offsets;
        Say($"RightTroll, taken for an office: {WeekClock.Names(night)}");
        Assert.DoesNotContain(6, night);
    }

    private static string Percent((int InHours, int OnWeekdays, int All) count) =>
        FormattableString.Invariant(
            $"{100.0 * count.InHours / count.All:0.0} % in hours, {100.0 * count.OnWeekdays / count.All:0.0} % on weekdays, of {count.All}"
        );

    [Fact]
    public void OffsetsAreThoseThatFitAndNoOthers()
    {
        var random = new Exhibit.Coordination.SplitMix64(3);
        long Monday(int day) => new DateTimeOffset(2016, 2, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day).ToUnixTimeMilliseconds();
        var times = Enumerable
            .Range(0, 60)
            .Where(day => day % 7 < 5)
            .SelectMany(day =>
                Enumerable.Range(0, 12).Select(_ => Monday(day) + (long)((9 - 5.5 + (10 * random.NextDouble())) * 3_600_000))
            )
            .ToArray();
        var (offsets, best) = OffsetSet.Of(times, WeekClock.Window(9, 10, 5));
        Assert.Equal(11, best);
        Assert.Contains(11, offsets);
        Assert.All(offsets, o => Assert.InRange(o, 10, 12));
        Assert.Equal("UTC+5 to UTC+6, UTC-3:30", WeekClock.Names([10, 11, 12, -7]));
    }

    [Theory]
    [InlineData("America/New_York", true, "follows")]
    [InlineData("America/New_York", false, "stays")]
    [InlineData("Australia/Sydney", true, "follows")]
    [InlineData("America/Sao_Paulo", true, "follows")]
    public void ClocksThatChangeAreToldFromThoseThatDoNot(string rule, bool follows, string verdict)
    {
        Assert.Contains(DaylightSaving.Rules, r => r.Zone == rule);
        var zone = NodaTime.DateTimeZoneProviders.Tzdb[rule];
        var random = new Exhibit.Coordination.SplitMix64(9);
        var times = new List<long>();
        for (var day = 0; day < 360; day++)
        {
            for (var i = 0; i < 10; i++)
            {
                var at = new NodaTime.LocalDateTime(2016, 1, 4, 9, 0).PlusDays(day).PlusMinutes(random.Next(540));
                times.Add(
                    (
                        follows ? zone.AtLeniently(at).ToInstant() : at.WithOffset(NodaTime.Offset.FromHours(3)).ToInstant()
                    ).ToUnixTimeMilliseconds()
                );
            }
        }

        var shift = DaylightSaving.Of(times, rule);
        Assert.Equal((2, verdict), (shift.Changes, shift.Verdict));
    }

    [Fact]
    public void HolidaysAreWhatTheLawSays()
    {
        Assert.Contains(new NodaTime.LocalDate(2016, 11, 24), Holidays.Of("US", 2016));
        Assert.Contains(new NodaTime.LocalDate(2016, 5, 30), Holidays.Of("US", 2016));
        Assert.Contains(new NodaTime.LocalDate(2017, 9, 4), Holidays.Of("US", 2017));
        Assert.DoesNotContain(new NodaTime.LocalDate(2016, 6, 19), Holidays.Of("US", 2016));
        Assert.Equal(14, Holidays.Of("RU", 2016).Count);
        Assert.Equal(25, Holidays.Countries.Count);
    }

    [Theory]
    [InlineData("GB", 2016, 3, 25)]
    [InlineData("DE", 2016, 5, 5)]
    [InlineData("PL", 2017, 6, 15)]
    [InlineData("UA", 2016, 5, 2)]
    [InlineData("BY", 2016, 5, 10)]
    [InlineData("IR", 2016, 3, 20)]
    [InlineData("IR", 2017, 3, 21)]
    [InlineData("CN", 2016, 2, 8)]
    [InlineData("CN", 2017, 10, 4)]
    [InlineData("IL", 2016, 10, 3)]
    [InlineData("IL", 2016, 4, 23)]
    [InlineData("SA", 2016, 7, 6)]
    [InlineData("BR", 2017, 4, 14)]
    [InlineData("VE", 2016, 2, 8)]
    public void MovableFeastsFallWhereTheirCalendarsPutThem(string country, int year, int month, int day) =>
        Assert.Contains(new NodaTime.LocalDate(year, month, day), Holidays.Of(country, year));

    [Fact]
    public void EveryRuleOfTheTableGivesDays()
    {
        foreach (var country in Holidays.Countries)
        {
            var days = Enumerable.Range(2010, 16).Sum(year => Holidays.Of(country, year).Count);
            Assert.True(days >= 30, $"{country}: {days}");
        }
    }

    [Fact]
    public void QuietHolidaysNameTheCountryThatHasThem()
    {
        var times = new List<long>();
        var holidays = Holidays.Of("RU", 2016).Concat(Holidays.Of("RU", 2017)).ToHashSet();
        for (var date = new NodaTime.LocalDate(2016, 1, 1); date.Year < 2018; date = date.PlusDays(1))
        {
            var open = date.DayOfWeek <= NodaTime.IsoDayOfWeek.Friday && !holidays.Contains(date);
            for (var i = 0; i < (open ? 8 : 0); i++)
            {
                times.Add(
                    date.At(new NodaTime.LocalTime(10 + i, 0)).WithOffset(NodaTime.Offset.FromHours(3)).ToInstant().ToUnixTimeMilliseconds()
                );
            }
        }

        var contrasts = Holidays.Contrasts(times).ToDictionary(c => c.Country);
        Assert.True(contrasts["RU"].Days >= 8);
        Assert.Equal(contrasts["RU"].Days, contrasts["RU"].Quiet);
        Assert.True(contrasts["US"].Quiet <= 2);
        var kept = Holidays.Kept([.. contrasts.Values]).Select(c => c.Country).ToArray();
        Assert.Equal("RU", kept[0]);
        Assert.DoesNotContain("US", kept);
    }

    [Fact]
    public void HandsAreCountedOnlyWhenReachedOnTwoDays()
    {
        (long, int)[] once = [(0, 1), (5_000, 2), (8_000, 3), (86_400_000, 1), (86_409_000, 2)];
        Assert.Equal(2, Hands.AtLeast(once, 10_000, 1_000).AtLeast);
        Assert.Equal(1, Hands.AtLeast([(0, 1), (86_400_000, 1)], 10_000, 1_000).AtLeast);
        Assert.Equal(3, Hands.AtLeast([.. once, (86_411_000, 4)], 20_000, 1_000).AtLeast);
        Assert.Equal(0, Hands.AtLeast([], 10_000, 1_000).AtLeast);
    }

    [Fact]
    public void MinuteStampsHoldAsManyAccountsAsOnePersonCanChange()
    {
        // Five accounts in one minute; whoever changes in thirty seconds posts from two of them.
        var two = Enumerable.Range(0, 2).SelectMany(day => Enumerable.Range(1, 5).Select(a => (day * 86_400_000L, a))).ToArray();
        Assert.Equal(3, Hands.AtLeast(two, 30_000, 60_000).AtLeast);
        Assert.Equal(5, Hands.AtLeast(two, 120_000, 60_000).AtLeast);
    }

    [Fact]
    public void BoundsSayHowFarTheyHoldWhenDaysAreLeftOut()
    {
        var bound = CrewBound.Of([1, 1, 1, 1, 1, 1, 5, 5], days => days[Math.Min(1, days.Count - 1)], 1);
        Assert.Equal((5, 1, 5), (bound.AtLeast, bound.Low, bound.High));
        Assert.Equal("3 (3 to 3 from half of the days)", CrewBound.Of([3, 3, 3, 3, 3, 3], days => days[1], 1).ToString());
    }

    [Fact]
    public void ShiftsAreTheFewestStretchesThatHoldADay()
    {
        var day = Enumerable.Range(0, 20).SelectMany(d => Enumerable.Range(0, 9).Select(h => (d * 24L) + 7 + h)).Select(h => h * 3_600_000);
        var night = Enumerable
            .Range(0, 20)
            .SelectMany(d => Enumerable.Range(0, 8).Select(h => (d * 24L) + 16 + h))
            .Select(h => h * 3_600_000);
        Assert.Equal(1, Shifts.AtLeast([.. day], 12).AtLeast);
        Assert.Equal(2, Shifts.AtLeast([.. day, .. night], 12).AtLeast);
        Assert.Equal(2, Shifts.AtLeast([.. day, .. night], 9).AtLeast);
    }

    [Theory]
    [InlineData(true, "hand-over")]
    [InlineData(false, "pause")]
    public void AChangeOfShiftIsToldFromABreak(bool changes, string kind)
    {
        var random = new Exhibit.Coordination.SplitMix64(4);
        var moments = new List<(long, int)>();
        for (var day = 0; day < 40; day++)
        {
            for (var slot = 14; slot < 44; slot++)
            {
                if (slot is 28 or 29)
                {
                    continue;
                }

                for (var account = 0; account < 6; account++)
                {
                    if (random.NextDouble() < .6)
                    {
                        moments.Add(
                            ((((day * 48L) + slot) * 1_800_000) + random.Next(1_800_000), account + (changes && slot > 28 ? 6 : 0))
                        );
                    }
                }
            }
        }

        var dips = HandOver.Find(moments);
        Assert.All(dips, d => Assert.InRange(d.Slot, 28, 29));
        Assert.Equal(kind, dips[0].Kind);
        Assert.Equal("14:00", dips[0].Utc);
        Assert.True(dips[0].P < 1e-6);
        Assert.Empty(HandOver.Find(moments.Select(m => (m.Item1 / 1_800_000 % 48 < 28 ? m.Item1 : m.Item1 - (2 * 1_800_000), m.Item2))));
    }

    [Fact]
    public void TwoShiftsAreCountedInASimulatedOffice()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Seed = 15,
                Accounts = 600,
                Posts = 25_000,
                Days = 42,
                Campaigns =
                [
                    new TrollShifts
                    {
                        Accounts = 24,
                        Shifts = 2,
                        PostsPerDay = 8,
                        HandOverMinutes = 60,
                    },
                ],
            }
        );
        var seen = new WorkingHours()
            .Observe(world.Data, default)
            .Observations.Single(o => o.Community == world.OfKind("troll-shifts").Single());
        output.WriteLine(seen.Statement);
        object Of(string key) => seen.Statistic.Single(s => s.Key == key).Value;
        Assert.Equal(2, Of("shifts_at_least"));
        Assert.Equal("hand-over", Of("dip_1_kind"));

        // Ten to six at UTC+3, an hour between the shifts: three to four in the afternoon by UTC.
        Assert.Contains((string)Of("dip_1_utc"), new[] { "15:00", "15:30" });
        Assert.InRange((int)Of("hands_at_least"), 1, 4);
    }

    [Fact]
    public void DaysWithoutHoursAreNotObservable()
    {
        using var world = SignalWorld.Of(
            new WorldOptions
            {
                Accounts = 100,
                Posts = 1_000,
                Topics = 2,
            }
        );
        var data = new SignalData(world.Data.Accounts, [], [], world.Data.Store) { Precision = TimePrecision.Day };
        Assert.Contains("only to the day", new WorkingHours().Observe(data, default).NotObservable, StringComparison.Ordinal);
    }

    private void Say(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
