using System.Globalization;
using Exhibit.Simulator.Cascades;
using Exhibit.Simulator.Output;
using Exhibit.Simulator.Population;
using Exhibit.Simulator.Randomness;

namespace Exhibit.Simulator;

/// <summary>What one group or campaign may do while a world is planned. Each has its own random numbers.</summary>
internal sealed class ScenarioPlan
{
    internal ScenarioPlan(WorldPlan world, int index)
    {
        World = world;
        Random = new SimRandom(world.Options.Seed, Purpose.Group, index);
        Topic = Random.Below(world.Options.Topics);
    }

    internal WorldPlan World { get; }

    internal SimRandom Random { get; }

    /// <summary>The topic that this group was given by lot.</summary>
    internal int Topic { get; }

    internal WorldOptions Options => World.Options;

    /// <summary>Adds members of the group's topic; null takes each person's own draw.</summary>
    internal int[] Members(int count, int? zone = null, int? sessions = null, byte? client = null)
    {
        var members = new int[count];
        for (var i = 0; i < count; i++)
        {
            members[i] = World.People.Add(Topic, zone, sessions, client);
        }

        return members;
    }

    /// <summary>
    /// Ordinary life of a member: shares of what some followed sources publish, and own posts, in the world's
    /// proportion. Nothing tells these posts from an ordinary person's.
    /// </summary>
    internal void Background(int member, int posts)
    {
        var own = Random.Round(posts * Options.OwnShare);
        World.OwnPosts[member - World.People.Ordinary] += own;
        var follows = new int[4 + Random.Below(12) + (posts / 10)];
        for (var i = 0; i < follows.Length; i++)
        {
            follows[i] = World.Sources.DrawFor(World.People, World.People[member].Topic, Random);
        }

        var done = new HashSet<long>();
        for (int left = posts - own, tries = 0; left > 0 && tries < posts * 10; tries++)
        {
            var source = follows[Random.Below(follows.Length)];
            var (first, end) = World.Objects.OfSource(source);
            if (first == end)
            {
                continue;
            }

            var number = first + Random.Below(end - first);
            if (!done.Add(number))
            {
                continue;
            }

            var facts = World.Objects.Facts(number, source);
            var time = Exposure.Draw(World.Presence, Random, member, facts.TimeMs, facts.MedianSeconds, source);
            if (time >= 0 && time < Options.EndMs)
            {
                World.Join(number, member, time);
                left--;
            }
        }
    }

    /// <summary>Ordinary life at an ordinary person's heavy-tailed level of activity.</summary>
    internal void Background(int member) =>
        Background(member, Random.Round(Math.Min(World.People[member].Activity, 60) * Options.Posts / Options.Accounts * .25));

    /// <summary>Publishes one post of the group's own.</summary>
    internal PlannedPost Publish(PlannedPost post)
    {
        World.Posts.Add(post);
        return post;
    }

    /// <summary>The address of a page on a member's own site.</summary>
    internal string Url(int account, int page) =>
        string.Create(CultureInfo.InvariantCulture, $"https://sim-site-{World.Names.Number(account)}.invalid/page/{page}");

    /// <summary>Ordinary life in this proportion to what each member did for the campaign: the share of posts that are camouflage.</summary>
    internal void Camouflage(IReadOnlyDictionary<int, int> done, double share)
    {
        foreach (var (member, posts) in done.OrderBy(pair => pair.Key))
        {
            Background(member, Random.Round(posts * share / (1 - share)));
        }
    }

    /// <summary>Lets a member share some ordinary object that is at most two days old at this time.</summary>
    internal void JoinSomething(int member, long timeMs)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var source = World.Sources.DrawFor(World.People, World.People[member].Topic, Random);
            var (first, end) = World.Objects.OfSource(source);
            if (first < end && first + Random.Below(end - first) is var number)
            {
                var age = timeMs - World.Objects.Facts(number, source).TimeMs;
                if (age > 0 && age < 2 * Rhythm.DayMs)
                {
                    World.Join(number, member, timeMs);
                    return;
                }
            }
        }
    }

    /// <summary>A side file, made on first use.</summary>
    internal SideTable Table(string name, string[] header)
    {
        if (!World.Tables.TryGetValue(name, out var table))
        {
            World.Tables[name] = table = new SideTable(name, header, []);
        }

        return table;
    }

    /// <summary>A time as it stands in side files.</summary>
    internal static string Stamp(long timeMs) =>
        DateTime.UnixEpoch.AddMilliseconds(timeMs).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A moment within the world at which this account is up.</summary>
    internal long Anytime(int account) => World.Presence.Anytime(account, Random);

    /// <summary>A moment between these local hours of this zone on this day of the world.</summary>
    internal long At(int day, double fromHour, double toHour, int zone) =>
        Options.StartMs + (day * Rhythm.DayMs) + (long)((Random.Between(fromHour, toHour) - zone) * Rhythm.HourMs);

    /// <summary>This many of the world's days, by lot and in order; all where 0 or more than there are.</summary>
    internal int[] Days(int count)
    {
        var days = Enumerable.Range(0, Options.Days).ToArray();
        if (count == 0 || count >= days.Length)
        {
            return days;
        }

        Random.Shuffle<int>(days);
        return [.. days.Take(count).Order()];
    }

    /// <summary>Whether a moment lies within the world.</summary>
    internal bool Within(long timeMs) => timeMs >= Options.StartMs && timeMs < Options.EndMs;

    /// <summary>Sources that have objects, drawn by following and homophily, distinct.</summary>
    internal int[] PickSources(int count)
    {
        var picked = new List<int>();
        for (var tries = 0; picked.Count < count && tries < 2_000; tries++)
        {
            var source = World.Sources.DrawFor(World.People, Topic, Random);
            var (first, end) = World.Objects.OfSource(source);
            if (first < end && !picked.Contains(source))
            {
                picked.Add(source);
            }
        }

        return [.. picked];
    }
}
