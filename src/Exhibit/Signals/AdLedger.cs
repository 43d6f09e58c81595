using Exhibit.Model;
using Exhibit.Signals.Ads;
using Exhibit.Signals.Inputs;

namespace Exhibit.Signals;

/// <summary>What advertisements say of their buyer: currency, purse, hours, audiences, and words used again.</summary>
public sealed class AdLedger : ISignal
{
    private static readonly SignalOption FromHour = new("from-hour", 9, "first local hour of the office window");
    private static readonly SignalOption Hours = new("hours", 10, "length of the office window, hours");
    private static readonly SignalOption LeastReused = new("least-reused", 2, "creatives that pages of one payer must have in common");
    private static readonly SignalOption EarliestStart = new(
        "earliest-start",
        8,
        "earliest hour at which the office may open, for the set of offsets"
    );
    private static readonly SignalOption LatestStart = new("latest-start", 11, "latest hour at which it may open");

    private static readonly SignalOption DaysBefore = new("days-before", 7, "days before a date of your list that count as around it");
    private static readonly SignalOption DaysAfter = new("days-after", 7, "days after a date of your list that count as around it");

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "ad-ledger",
            Version = 3,
            Title = "advertisements of one purse or template",
            Reads =
            [
                "advertisements: currency, payer, creation time, spend, impressions, words, targeting (--ads)",
                "Meta's Ad Library report: payers, pages, spend (--ads, known by its header)",
                "dates, if given (--list dates=FILE)",
                "opposed words, if given (--list opposed=FILE)",
            ],
            Inputs = ["ads", "ad-report"],
            Options = [FromHour, Hours, LeastReused, EarliestStart, LatestStart, DaysBefore, DaysAfter],
            References =
            [
                "U.S. House Permanent Select Committee on Intelligence 2018, Social Media Advertisements (release of 10 May 2018)",
                "Meta, Ad Library API (fields ad_creation_time, currency, spend, impressions, bylines) and Ad Library report",
            ],
            Disarm = ["T0018", "T0114.001", "T0130.001", "T0130.005"],
            Innocent =
            [
                "Agencies pay for many clients, and a party or company runs many pages.",
                "Exiles, exporters and campaigners abroad pay in the currency of where they live, and advertisers work office hours.",
                "The same words are used again by franchises, and by anyone who tests which audience answers.",
                "Campaigns of every kind buy more before an election, a sale or an anniversary.",
                "Addressing groups with different views is what most campaigns do.",
            ],
            CannotShow =
            [
                "who the payer is, or whose money it was",
                "what is opposed: that comes from the list that the analyst gives",
                "that two landing addresses are two pages: a page may have one address by name and one by number",
                "anything of advertisements that the file's publisher left out",
            ],
        };

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        if (data.Side.Of("ads").Count + data.Side.Of(SideKind.AdReport.Id).Count == 0)
        {
            return SignalOutcome.Blind("No advertisements were given; --ads FILE would supply them.");
        }

        var report = AdReportFile.Read(data.Side);
        var ads = AdFile.Read(data.Side);
        if (ads.Count + report.Count == 0)
        {
            return SignalOutcome.Blind("No row of the advertisements could be used; summary.json names the reasons.");
        }

        return SignalOutcome.Of(0, [.. Single(data, ads), .. AdSpending.Report(report)]);
    }

    private IEnumerable<Observation> Single(SignalData data, IReadOnlyList<Ad> ads) =>
        ads.Count == 0
            ? []
            :
            [
                AdSpending.Currency(ads),
                .. AdSpending.Reach(ads),
                .. AdTargets.Of(ads),
                .. AdTimeline.Hours(
                    ads,
                    data.Value(Info, FromHour),
                    data.Value(Info, Hours),
                    data.Value(Info, EarliestStart),
                    data.Value(Info, LatestStart)
                ),
                .. AdTimeline.Dates(data.Side, ads, (int)data.Value(Info, DaysBefore), (int)data.Value(Info, DaysAfter)),
                .. AdTemplates.Purses(data, ads, data.Value(Info, LeastReused)),
                .. AdTemplates.Reused(data, ads),
                .. AdTemplates.OpposedAudiences(data, ads),
            ];
}
