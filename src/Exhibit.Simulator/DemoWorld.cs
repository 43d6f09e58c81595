using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Innocent;

namespace Exhibit.Simulator;

/// <summary>
/// The world of <c>exhibit demo</c>: three weeks of about 400 accounts, with fans, a newsroom, users of a scheduling tool
/// and spree reposters who are innocent, a ring that acts within half a minute and one that takes eight.
/// </summary>
public static class DemoWorld
{
    /// <summary>The demo's options.</summary>
    public static WorldOptions Options { get; } =
        new()
        {
            Seed = 20_180_216,
            Accounts = 340,
            Posts = 16_000,
            Days = 21,
            Topics = 4,
            Sources = 60,
            MeanAudience = 14,
            Events = 3,
            Groups =
            [
                new NotificationFans { Accounts = 12 },
                new NewsroomStaff(),
                new SchedulerUsers { Accounts = 10 },
                new ProfileSprees(),
            ],
            Campaigns =
            [
                new RepostRing { Accounts = 12 },
                new RepostRing
                {
                    Accounts = 6,
                    Objects = 24,
                    JitterSeconds = 480,
                },
            ],
        };

    /// <summary>Writes posts.csv and labels.csv into a folder, which is made where absent.</summary>
    public static void Write(string folder) => World.Write(folder, Options);
}
