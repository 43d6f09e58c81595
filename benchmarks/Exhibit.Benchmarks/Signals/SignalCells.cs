using Exhibit.Model;
using Exhibit.Signals;
using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Innocent;

namespace Exhibit.Benchmarks.Signals;

/// <summary>What each signal is held against: worlds with groups of the behaviour and their hard negatives.</summary>
internal static class SignalCells
{
    /// <summary>Signals with a p, each behaviour against the innocent groups that come nearest to it.</summary>
    internal static IEnumerable<SignalsRun.Cell> All()
    {
        yield return new(
            new WorkingHours(),
            "troll-shifts",
            "newsroom-staff",
            SubjectKind.Community,
            w =>
                w with
                {
                    Campaigns = [.. SignalsRun.Times(5, () => new TrollShifts())],
                    Groups = [.. SignalsRun.Times(34, () => new NewsroomStaff())],
                }
        );
        yield return new(
            new WorkingHours(),
            "troll-shifts",
            "conversations",
            SubjectKind.Community,
            w =>
                w with
                {
                    Campaigns = [.. SignalsRun.Times(5, () => new TrollShifts())],
                    Groups = [.. SignalsRun.Times(34, () => new Conversations())],
                }
        );
        yield return new(
            new Automation(),
            "declared-bots-many-feeds",
            "ordinary",
            SubjectKind.Account,
            w => w with { Groups = [.. SignalsRun.Times(5, () => new DeclaredBots { Feeds = 10 })] }
        );
        yield return new(
            new Automation(),
            "declared-bots-many-feeds",
            "profile-sprees",
            SubjectKind.Account,
            w =>
                w with
                {
                    Groups =
                    [
                        .. SignalsRun.Times(5, () => new DeclaredBots { Feeds = 10 }),
                        .. SignalsRun.Times(10, () => new ProfileSprees()),
                    ],
                }
        );
        yield return new(
            new Automation(),
            "hub-amplification",
            "profile-sprees",
            SubjectKind.Account,
            w =>
                w with
                {
                    Campaigns = [.. SignalsRun.Times(3, () => new HubAmplification())],
                    Groups = [.. SignalsRun.Times(10, () => new ProfileSprees())],
                }
        );
        yield return new(
            new Automation(),
            "declared-bots-many-feeds",
            "scheduler-users",
            SubjectKind.Account,
            w =>
                w with
                {
                    Groups =
                    [
                        .. SignalsRun.Times(5, () => new DeclaredBots { Feeds = 10 }),
                        .. SignalsRun.Times(5, () => new SchedulerUsers()),
                    ],
                }
        );
        yield return new(
            new Exhibit.Signals.StagedArgument(),
            "staged-argument",
            "conversations",
            SubjectKind.Community,
            w =>
                w with
                {
                    Campaigns = [.. SignalsRun.Times(5, () => new Exhibit.Simulator.Campaigns.StagedArgument())],
                    Groups = [.. SignalsRun.Times(34, () => new Conversations { Accounts = 3, Talks = 60 })],
                }
        );
        foreach (var cell in IdentityCells.All())
        {
            yield return cell;
        }

        yield return new(
            new Exhibit.Signals.LeakAmplification(),
            "leak-amplification",
            "notification-fans",
            SubjectKind.Community,
            w =>
                w with
                {
                    Campaigns = [.. SignalsRun.Times(4, () => new Exhibit.Simulator.Campaigns.LeakAmplification())],
                    Groups = [.. SignalsRun.Times(34, () => new NotificationFans { Stars = 2 })],
                }
        );
        yield return new(
            new Exhibit.Signals.LeakAmplification(),
            "leak-amplification",
            "share-button-readers",
            SubjectKind.Community,
            w =>
                w with
                {
                    Campaigns = [.. SignalsRun.Times(4, () => new Exhibit.Simulator.Campaigns.LeakAmplification())],
                    Groups = [.. SignalsRun.Times(34, () => new ShareButtonReaders())],
                }
        );
        foreach (var minutes in new[] { 20, .3 })
        {
            yield return new(
                new Exhibit.Signals.OpposedGroups(),
                "opposed-groups",
                "notification-fans",
                SubjectKind.Community,
                w =>
                    w with
                    {
                        Campaigns =
                        [
                            .. SignalsRun.Times(
                                3,
                                () => new Exhibit.Simulator.Campaigns.OpposedGroups { Accounts = 2, MinutesBetween = minutes }
                            ),
                        ],
                        Groups = [.. SignalsRun.Times(34, () => new NotificationFans())],
                    }
            )
            {
                Note = FormattableString.Invariant($", {minutes} minutes between the sides"),
            };
        }

        yield return new(
            new Exhibit.Signals.OpposedGroups(),
            "opposed-groups",
            "live-viewers",
            SubjectKind.Community,
            w =>
                w with
                {
                    Campaigns = [.. SignalsRun.Times(3, () => new Exhibit.Simulator.Campaigns.OpposedGroups { Accounts = 2 })],
                    Groups = [.. SignalsRun.Times(34, () => new LiveViewers())],
                }
        )
        {
            Note = ", 20 minutes between the sides",
        };
        yield return new(
            new Deletions(),
            "repost-ring",
            "notification-fans",
            SubjectKind.Community,
            w =>
                w with
                {
                    Campaigns = [.. SignalsRun.Times(5, () => new RepostRing { Accounts = 12 })],
                    Groups = [.. SignalsRun.Times(34, () => new NotificationFans { Accounts = 12 })],
                }
        )
        {
            Note = ", nine in ten of the ring and one in ten of the others gone",
            Capture = true,
        };
        foreach (
            var (mode, hours, words) in new[]
            {
                (RingMode.React, 24, "reacts at once, made within a day"),
                (RingMode.React, 720, "reacts at once, made within a month"),
                (RingMode.OwnContent, 24, "own content, made within a day"),
                (RingMode.Leader, 24, "visible leader, made within a day"),
            }
        )
        {
            yield return new(
                new MadeAlike(),
                "repost-ring",
                "notification-fans",
                SubjectKind.Account,
                w =>
                    w with
                    {
                        Campaigns =
                        [
                            .. SignalsRun.Times(
                                3,
                                () =>
                                    new RepostRing
                                    {
                                        Accounts = 15,
                                        Mode = mode,
                                        BatchHours = hours,
                                    }
                            ),
                        ],
                        Groups = [.. SignalsRun.Times(8, () => new NotificationFans { Brought = .6 })],
                    },
                ("profiles", "profiles.csv")
            )
            {
                Note = $", {words}",
                Paired = true,
            };
        }

        yield return new(
            new RivalEvents(),
            "rival-rallies",
            "ordinary",
            SubjectKind.SideInput,
            w => w with { Campaigns = [.. SignalsRun.Times(3, () => new RivalRallies { OrdinaryEvents = 150 })] },
            ("events", "events.csv")
        );
    }
}
