using System.Globalization;
using Exhibit.Simulator.Population;
using Exhibit.Simulator.Randomness;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Cascades;

/// <summary>
/// The ordinary objects of a world, source after source. Everything about an object follows from its number alone, so
/// that a group can choose among millions of objects without any of them being kept.
/// </summary>
internal sealed class ObjectBook
{
    private static readonly double[] Medians = [60, 300, 3_600, 21_600];

    private readonly WorldOptions options;
    private readonly People people;
    private readonly SourceBook sources;
    private readonly long[] start;
    private readonly double[] audience;
    private readonly Dictionary<long, (long TimeMs, double Factor)> events = [];
    private readonly SimRandom random = new(0, Purpose.ObjectTime);

    internal ObjectBook(WorldOptions options, People people, SourceBook sources)
    {
        (this.options, this.people, this.sources) = (options, people, sources);
        var total = Math.Max(sources.Count, options.Posts * (1 - options.OwnShare) / (1 + options.MeanAudience));
        start = new long[sources.Count + 1];
        audience = new double[sources.Count];
        double weights = 0,
            before = 0,
            shares = 0;
        for (var source = 0; source < sources.Count; source++)
        {
            weights += Pace(source);
            audience[source] = StableMath.Pow(sources.Following(source), .8);
        }

        for (var source = 0; source < sources.Count; source++)
        {
            before += Pace(source);
            start[source + 1] = (long)(total * (before / weights));
            shares += audience[source] * (start[source + 1] - start[source]);
        }

        for (var source = 0; source < sources.Count; source++)
        {
            // No audience is larger than a third of the following: the rest never looks.
            audience[source] = Math.Min(audience[source] * options.MeanAudience * Count / shares, sources.Following(source) / 3.0);
        }

        PlanEvents();
    }

    /// <summary>Number of ordinary objects.</summary>
    internal long Count => start[^1];

    /// <summary>Objects of one source: first and one past the last.</summary>
    internal (long First, long End) OfSource(int source) => (start[source], start[source + 1]);

    /// <summary>The source of an object.</summary>
    internal int SourceOf(long number)
    {
        var at = Array.BinarySearch(start, number);
        if (at < 0)
        {
            return ~at - 1;
        }

        // Sources without objects share their start with the next one.
        while (start[at + 1] == number)
        {
            at++;
        }

        return at;
    }

    /// <summary>The facts of one object.</summary>
    internal ObjectFacts this[long number] => Facts(number, SourceOf(number));

    /// <summary>The facts of one object whose source is known.</summary>
    internal ObjectFacts Facts(long number, int source)
    {
        random.Restart(options.Seed, Purpose.ObjectTime, number);
        var author = sources.Account(source);
        var zone = people[author].Zone * Rhythm.HourMs;
        long time;
        do
        {
            time = options.StartMs + random.Below((options.Days * Rhythm.DayMs) - Rhythm.HourMs);
        } while (random.Unit() > Rhythm.Weight(time + zone));

        if (sources.OnTheClock(source))
        {
            time = (time / 1_800_000 * 1_800_000) + (long)random.Between(0, 12_000);
        }

        // Three objects in ten travel at another pace than the source's usual one.
        var median = random.Chance(.3) ? Medians[random.Below(4)] : sources.MedianSeconds(source);
        var factor = random.LogNormal(.67, .9);
        var isLink = random.Chance(.3);
        if (events.TryGetValue(number, out var happening))
        {
            (time, median, factor) = (happening.TimeMs, 90, happening.Factor);
        }

        return new ObjectFacts(source, author, time, median, audience[source] * factor, isLink);
    }

    /// <summary>Text, link and hashtags of one object.</summary>
    internal (string Text, string Url, string Tags) Words(long number, in ObjectFacts facts)
    {
        random.Restart(options.Seed, Purpose.ObjectText, number);
        var text = Filler.Sentence(random, facts.IsLink ? 6 + random.Below(5) : 8 + random.Below(13));
        if (facts.IsLink)
        {
            return (text, Page(facts.Source, number), "");
        }

        var tags = "";
        for (var left = random.Below(3); left > 0; left--)
        {
            var tag = TopicTag(people[facts.Author].Topic, random);
            if (!tags.Contains(tag, StringComparison.Ordinal))
            {
                (text, tags) = ($"{text} #{tag}", tags.Length == 0 ? tag : $"{tags} {tag}");
            }
        }

        return (text, "", tags);
    }

    /// <summary>The address of a source's page.</summary>
    internal string Page(int source, long number)
    {
        var words = WordList.All;
        var site = SimRandom.Hash(options.Seed, Purpose.Page, source);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"https://sim-{words[site % (ulong)words.Length]}-{source}.invalid/{words[(ulong)number % (ulong)words.Length]}/{number}"
        );
    }

    /// <summary>One of a topic's forty hashtags, the first ones far more often.</summary>
    internal string TopicTag(int topic, SimRandom draw)
    {
        var unit = draw.Unit();
        var tag = SimRandom.Hash(options.Seed, Purpose.Page, topic, 1 + (long)(40 * unit * unit * unit));
        var words = (ulong)WordList.All.Length;
        return $"sim{WordList.All[tag % words]}{WordList.All[tag / words % words]}";
    }

    private static double Pace(int source) => 1 / StableMath.Pow(source + 1, .4);

    // At an event several sources of one topic publish within minutes, and everybody is listening.
    private void PlanEvents()
    {
        var draw = new SimRandom(options.Seed, Purpose.Event);
        for (var happening = 0; happening < options.Events; happening++)
        {
            var topic = draw.Below(options.Topics);
            var from = options.StartMs + draw.Below((options.Days - 1) * Rhythm.DayMs);
            for (var i = 0; i < 8; i++)
            {
                var source = sources.DrawFor(people, topic, draw);
                if (start[source] == start[source + 1])
                {
                    continue;
                }

                var number = start[source] + draw.Below(start[source + 1] - start[source]);
                events[number] = (from + (long)(1_000 * draw.LogNormal(600, 1)), draw.Between(2, 5));
            }
        }
    }
}
