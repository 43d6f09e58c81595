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
        var posts = source.Read([RealData.Data("ira_by_author")]).Select(r => r.Post!).ToLookup(p => p.Profile!.Category, p => p.TimeMs);
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
        Assert.InRange(shares["HashtagGamer"], 76, 86);
        Assert.InRange(shares["RightTroll"], 30, 43);

        // The night shift: taking its hours for an office's names a zone west of Europe.
        var night = OffsetSet.Office([.. posts["RightTroll"]], 9, 10, 8, 11).Offsets;
        Say($"RightTroll, taken for an office: {WeekClock.Names(night)}");
        Assert.DoesNotContain(6, night);
    }

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
    [InlineData(true, "follows")]
    [InlineData(false, "stays")]
    public void ClocksThatChangeAreToldFromThoseThatDoNot(bool follows, string verdict)
    {
        var zone = NodaTime.DateTimeZoneProviders.Tzdb["America/New_York"];
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

        var shift = DaylightSaving.Of(times, "America/New_York");
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
    }

    [Fact]
    public void HandsAreCountedOnlyWhenReachedOnTwoDays()
    {
        (long, int)[] once = [(0, 1), (5_000, 2), (9_000, 3), (86_400_000, 1), (86_410_000, 2)];
        Assert.Equal(2, Hands.AtLeast(once, 10_000));
        Assert.Equal(1, Hands.AtLeast([(0, 1), (86_400_000, 1)], 10_000));
        Assert.Equal(3, Hands.AtLeast([.. once, (86_411_000, 4)], 20_000));
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
