using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Agents;

/// <summary>
/// The events of a world of agents in order of time: somebody opens the platform, looks at one thing after another in the
/// feed, passes some on, says something; what is passed on enters the feeds of the followers and the list of what is hot.
/// No cascade is drawn: they happen.
/// </summary>
internal sealed class Simulation
{
    private static readonly Quantiles Gap = new(300, 1_200, 5_400, 14_400, 36_000, 130_000, 900_000);
    private static readonly Quantiles Looks = new(1, 3, 9, 18, 35, 90, 260);
    private static readonly Quantiles Dwell = new(.8, 1.5, 3.5, 7, 15, 60, 400);
    private static readonly Quantiles Appeal = new(.01, .05, .2, .5, 1.1, 4, 25);
    private static readonly Quantiles Aftershock = new(20, 60, 300, 1_500, 9_000, 60_000, 400_000);

    private readonly AgentWorldOptions options;
    private readonly Pcg random;
    private readonly Habits habits;
    private readonly Trends trends = new();
    private readonly PriorityQueue<Action<long>, (long TimeMs, long Order)> queue = new();
    private readonly List<AgentPost> posts = [];
    private long order;

    internal Simulation(AgentWorldOptions options)
    {
        this.options = options;
        random = new Pcg(options.Seed);
        Agents = Society.Make(options, random);
        habits = new Habits(this, random);
    }

    internal Agent[] Agents { get; }

    internal static long StartMs => WorldOptions.DefaultStartMs;

    internal long EndMs => StartMs + (options.Days * 86_400_000L);

    internal List<AgentPost> Run()
    {
        foreach (var agent in Agents)
        {
            At(agent.NextUp(StartMs + (long)(random.Fraction() * 86_400_000)), time => Open(agent, time));

            // Every account of the labels is in the data.
            At(agent.NextUp(StartMs + (long)(random.Fraction() * (options.Days - 1) * 86_400_000)), time => Speak(agent, time));
        }

        News();
        habits.Begin();
        while (queue.TryDequeue(out var happen, out var when))
        {
            happen(when.TimeMs);
        }

        return posts;
    }

    /// <summary>Lets something happen at a time; nothing happens after the end.</summary>
    internal void At(long timeMs, Action<long> happen)
    {
        if (timeMs < EndMs)
        {
            queue.Enqueue(happen, (timeMs, order++));
        }
    }

    /// <summary>Publishes something new.</summary>
    internal Item Publish(Agent agent, long timeMs, string text, double appeal, string url = "", string tag = "", string client = "")
    {
        var item = new Item
        {
            Author = agent.Index,
            TimeMs = timeMs,
            Topic = agent.Interests[0],
            Text = text,
            Url = url,
            Tag = tag,
            Appeal = appeal,
            Post = posts.Count + 1,
        };
        agent.Own.Add(item);
        Record(agent, timeMs, item, repost: false, client);
        return item;
    }

    /// <summary>Passes a thing on, once.</summary>
    internal void Share(Agent agent, Item item, long timeMs, string client = "")
    {
        if (item.Author == agent.Index || !agent.Seen.Add(item))
        {
            return;
        }

        if (agent.Habit == AgentHabit.QueueUser && client.Length == 0)
        {
            const long slot = 900_000;
            At(((timeMs / slot) + 1) * slot + random.Pick(8_000), time => Record(agent, time, item, repost: true, "sim-scheduler"));
            return;
        }

        // A page has a share button: its words and address, as a post of one's own.
        Record(agent, timeMs, item, repost: item.Url.Length == 0 || random.Flip(.6), client);
    }

    internal string Sentence(int least, int most)
    {
        var words = new string[least + random.Pick(most - least + 1)];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = WordList.All[random.Pick(WordList.All.Length)];
        }

        return string.Join(' ', words);
    }

    private void Record(Agent agent, long timeMs, Item item, bool repost, string client)
    {
        posts.Add(
            new AgentPost(
                posts.Count + 1,
                agent.Index,
                timeMs,
                item,
                repost,
                client.Length > 0 ? client
                    : agent.Index % 3 == 0 ? "sim-web"
                    : "sim-phone"
            )
        );
        trends.Shared(item, timeMs);
        foreach (var follower in agent.Followers)
        {
            Agents[follower].Feed.Add(item);
        }

        habits.Noticed(agent, item, timeMs);
    }

    private void Open(Agent agent, long timeMs)
    {
        agent.Looks = (int)Looks.Draw(random);
        Look(agent, timeMs);
    }

    private void Look(Agent agent, long timeMs)
    {
        var item = Next(agent, timeMs);
        if (agent.Looks-- <= 0 || item is null)
        {
            agent.Feed.Clear();
            At(agent.NextUp(timeMs + (long)(agent.Pace * Gap.Milliseconds(random))), time => Open(agent, time));
            return;
        }

        var likes = Array.IndexOf(agent.Interests, item.Topic) switch
        {
            0 => 1,
            > 0 => .5,
            _ => .08,
        };
        if (random.Flip(Math.Min(.9, options.Sharing * agent.Generosity * likes * item.Appeal)))
        {
            Share(agent, item, timeMs);
            if (random.Flip(.04))
            {
                Browse(agent, Agents[item.Author], timeMs);
            }
        }
        else
        {
            agent.Seen.Add(item);
        }

        if (random.Flip(options.Sharing * agent.Talk))
        {
            var later = timeMs + 15_000 + random.Pick(60_000);
            At(later, time => Speak(agent, time));
        }

        At(timeMs + Dwell.Milliseconds(random), time => Look(agent, time));
    }

    // The newest first, as in a feed; now and then what the platform puts there.
    private Item? Next(Agent agent, long timeMs)
    {
        if (random.Flip(.2) && trends.Show(timeMs, random) is { } hot && !agent.Seen.Contains(hot))
        {
            return hot;
        }

        while (agent.Feed.Count > 0)
        {
            var item = agent.Feed[^1];
            agent.Feed.RemoveAt(agent.Feed.Count - 1);
            if (!agent.Seen.Contains(item) && item.Author != agent.Index)
            {
                return item;
            }
        }

        return trends.Show(timeMs, random) is { } shown && !agent.Seen.Contains(shown) ? shown : null;
    }

    // Somebody liked is looked up, and several of their things are passed on in a minute.
    private void Browse(Agent agent, Agent liked, long timeMs)
    {
        foreach (var item in liked.Own.TakeLast(8).Reverse().ToArray())
        {
            timeMs += 2_000 + random.Pick(12_000);
            if (random.Flip(.6))
            {
                At(timeMs, time => Share(agent, item, time));
            }
        }
    }

    private void Speak(Agent agent, long timeMs)
    {
        if (habits.Line(agent) is { } line)
        {
            Publish(agent, timeMs, line, .02);
            return;
        }

        var tag = random.Flip(.25) ? Tag(agent.Interests[0]) : "";
        var text = Sentence(5, 18);

        // What a closed circle says is for the circle.
        var appeal = agent.Habit == AgentHabit.ChatCircle ? 0 : .3 * Appeal.Draw(random);
        Publish(agent, timeMs, tag.Length > 0 ? $"{text} #{tag}" : text, appeal, tag: tag);
    }

    // Each topic has news, in bursts; those who are followed most tell them.
    private void News()
    {
        for (var topic = 0; topic < options.Topics; topic++)
        {
            var of = topic;
            var voices = Agents
                .Where(a => a.Interests[0] == of && a.Group < 0)
                .OrderByDescending(a => a.Followers.Count)
                .ThenBy(a => a.Index)
                .Take(8)
                .ToArray();
            if (voices.Length == 0)
            {
                continue;
            }

            foreach (var time in Bursts.Times(random, StartMs, EndMs, 3 * options.Days, .7, Aftershock))
            {
                At(time, now => Tell(voices[random.Pick(voices.Length)], now));
            }
        }
    }

    private void Tell(Agent voice, long timeMs)
    {
        var page = random.Flip(.4) ? FormattableString.Invariant($"https://sim-voice-{voice.Index}.invalid/{posts.Count}") : "";
        var tag = page.Length == 0 && random.Flip(.5) ? Tag(voice.Interests[0]) : "";
        var text = Sentence(6, 16);
        Publish(
            voice,
            timeMs,
            page.Length > 0 ? $"{text} {page}"
                : tag.Length > 0 ? $"{text} #{tag}"
                : text,
            Appeal.Draw(random),
            page,
            tag
        );
    }

    private string Tag(int topic)
    {
        var rank = Math.Min(random.Pick(30), random.Pick(30));
        return $"sim{WordList.All[(topic * 31) % WordList.All.Length]}{WordList.All[((topic * 57) + (rank * 13)) % WordList.All.Length]}";
    }
}
