using Exhibit.Simulator.Output;
using Exhibit.Simulator.Population;
using Exhibit.Simulator.Randomness;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Cascades;

/// <summary>
/// The posts in an account's own words, account after account. Some answer a neighbour, some pass on a page by its share
/// button, some say what everybody says. Counts are known beforehand, so any post can be named before it is written.
/// </summary>
internal sealed class OwnPostBook
{
    private readonly WorldPlan plan;
    private readonly long[] start;
    private readonly string[] phrases;
    private readonly SimRandom random = new(0, Purpose.OwnPost);
    private readonly SimRandom other = new(0, Purpose.OwnPost);

    internal OwnPostBook(WorldPlan plan)
    {
        this.plan = plan;
        var options = plan.Options;
        start = new long[plan.People.Count + 1];
        double activity = 0;
        for (var i = 0; i < plan.People.Ordinary; i++)
        {
            activity += plan.People[i].Activity;
        }

        var scale = options.Posts * options.OwnShare / activity;
        for (var i = 0; i < plan.People.Ordinary; i++)
        {
            random.Restart(options.Seed, Purpose.Activity, i);

            // Every account of the labels is in the data.
            start[i + 1] = start[i] + Math.Max(1, random.Round(plan.People[i].Activity * scale));
        }

        phrases = new string[60];
        random.Restart(options.Seed, Purpose.OwnText, -1);
        for (var i = 0; i < phrases.Length; i++)
        {
            phrases[i] = Filler.Sentence(random, 4 + random.Below(4));
        }
    }

    /// <summary>Counts the members' own posts, once all groups are planned; ordinary accounts' are known from the start.</summary>
    internal void Complete()
    {
        // A member who publishes something anyway is in the data unless originals get lost; any other says one thing at least.
        var authors = plan
            .Posts.Where(post => post.TimeMs >= plan.Options.StartMs && post.TimeMs < plan.Options.EndMs)
            .Select(post => post.Author)
            .ToHashSet();
        var keeps = plan.Options.Quirks.MissingOriginalShare == 0;
        for (var i = plan.People.Ordinary; i < plan.People.Count; i++)
        {
            start[i + 1] = start[i] + Math.Max(keeps && authors.Contains(i) ? 0 : 1, plan.OwnPosts[i - plan.People.Ordinary]);
        }
    }

    /// <summary>How many own posts an ordinary account writes.</summary>
    internal long CountOf(int account) => start[account + 1] - start[account];

    /// <summary>One own post of an ordinary account, before it is written.</summary>
    internal SimPost Peek(int account, long part)
    {
        var post = new SimPost();
        Fill(account, part, post);
        return post;
    }

    /// <summary>Number of own posts of all accounts; their numbers are 1 to this.</summary>
    internal long Count => start[^1];

    /// <summary>Writes one account's own posts.</summary>
    internal void Write(int account, SimPost post, IWorldSink sink)
    {
        for (var part = 0; part < start[account + 1] - start[account]; part++)
        {
            Fill(account, part, post);
            sink.Post(post);
        }
    }

    private void Fill(int account, long part, SimPost post)
    {
        ref readonly var trait = ref plan.People[account];
        post.Number = start[account] + part + 1;
        post.Account = account;
        post.TimeMs = Time(account, part, random);
        post.Client = Clients.Name(trait.Client);
        (post.Url, post.Hashtags, post.Mentions) = ("", "", "");
        (post.RepostNumber, post.RepostAccount, post.ReplyNumber, post.ReplyAccount) = (0, -1, 0, -1);
        random.Restart(plan.Options.Seed, Purpose.OwnText, post.Number);
        switch (Style(account, part))
        {
            case < .15 when Answer(account, post):
                return;
            case < .30 when plan.Objects.Count > 0:
                Pass(trait.Topic, post);
                return;
            case < .34:
                post.Text = phrases[random.Below(phrases.Length)];
                return;
            default:
                post.Text = Filler.Sentence(random, 5 + random.Below(14));
                Decorate(account, trait.Topic, post);
                return;
        }
    }

    private double Style(int account, long part) => SimRandom.HashUnit(plan.Options.Seed, Purpose.OwnText, account, part);

    private long Time(int account, long part, SimRandom draw) =>
        plan.Presence.Anytime(account, draw.Restart(plan.Options.Seed, Purpose.OwnPost, account, part));

    // A reply to a neighbour's post that is no reply itself: its time is known without looking further.
    private bool Answer(int account, SimPost post)
    {
        var to = plan.People.Neighbour(account, random);
        var part = random.Below(start[to + 1] - start[to]);
        if (to == account || Style(to, part) < .15)
        {
            post.Text = Filler.Sentence(random, 5 + random.Below(9));
            return true;
        }

        var time = plan.Presence.Next(account, Time(to, part, other) + (long)(1_000 * random.LogNormal(900, 1.6)), random);
        if (time >= plan.Options.EndMs)
        {
            return false;
        }

        post.TimeMs = time;
        (post.ReplyNumber, post.ReplyAccount) = (start[to] + part + 1, to);
        post.Mentions = plan.Names.Handle(to);
        post.Text = $"@{post.Mentions} {Filler.Sentence(random, 4 + random.Below(9))}";
        return true;
    }

    // The share button of an old page: the same headline as everybody's, days after it was new.
    private void Pass(int topic, SimPost post)
    {
        var (first, end) = plan.Objects.OfSource(plan.Sources.DrawFor(plan.People, topic, random));
        if (first == end)
        {
            post.Text = Filler.Sentence(random, 8);
            return;
        }

        var number = first + random.Below(end - first);
        var facts = plan.Objects[number];
        var (text, url, tags) = plan.Objects.Words(number, facts);
        if (!facts.IsLink || facts.TimeMs > post.TimeMs)
        {
            post.Text = Filler.Sentence(random, 9);
            return;
        }

        (post.Text, post.Url, post.Hashtags) = ($"{text} {url}", url, tags);
    }

    private void Decorate(int account, int topic, SimPost post)
    {
        var kind = random.Unit();
        if (kind < .2)
        {
            post.Hashtags = plan.Objects.TopicTag(topic, random);
            post.Text = $"{post.Text} #{post.Hashtags}";
        }
        else if (kind < .28)
        {
            post.Mentions = plan.Names.Handle(plan.People.Neighbour(account, random));
            post.Text = $"{post.Text} @{post.Mentions}";
        }
    }
}
