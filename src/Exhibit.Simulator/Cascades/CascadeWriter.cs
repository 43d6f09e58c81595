using Exhibit.Simulator.Output;
using Exhibit.Simulator.Population;
using Exhibit.Simulator.Randomness;

namespace Exhibit.Simulator.Cascades;

/// <summary>Draws who shares an object and when, and writes original and shares in order of time.</summary>
internal sealed class CascadeWriter(WorldPlan plan, IWorldSink sink)
{
    private readonly SimRandom random = new(0, Purpose.Cascade);
    private readonly List<(long TimeMs, int Account)> shares = [];
    private readonly HashSet<int> seen = [];
    private readonly SimPost post = new();

    /// <summary>Number of the last post written.</summary>
    internal long Number { get; set; }

    /// <summary>Writes an ordinary object with the members who join it.</summary>
    internal void Write(long number, ReadOnlySpan<(long Object, int Account, long TimeMs)> joins)
    {
        var facts = plan.Objects[number];
        Start(facts.Author, number);
        foreach (var (_, account, time) in joins)
        {
            if (seen.Add(account))
            {
                Share(account, time);
            }
        }

        Crowd(facts.Source, facts.Author, facts.TimeMs, facts.MedianSeconds, facts.Audience);
        var (text, url, tags) = plan.Objects.Words(number, facts);
        Write(facts.Author, facts.TimeMs, url.Length > 0 ? $"{text} {url}" : text, url, tags, facts.IsLink);
    }

    /// <summary>Writes a group's own post with its shares.</summary>
    internal void Write(PlannedPost planned, int index)
    {
        if (planned.TimeMs < plan.Options.StartMs || planned.TimeMs >= plan.Options.EndMs)
        {
            return;
        }

        Start(planned.Author, -1 - index);
        foreach (var (account, time) in planned.Shares)
        {
            if (seen.Add(account))
            {
                Share(account, time);
            }
        }

        Crowd(planned.Source, planned.Author, planned.TimeMs, planned.MedianSeconds, planned.Audience);
        var handles = planned.Mentions.Select(account => plan.Names.Handle(account));
        (post.ReplyNumber, post.ReplyAccount) = (planned.ReplyTo?.Number ?? 0, planned.ReplyTo?.Author ?? -1);
        post.Mentions = string.Join(' ', handles);
        planned.Number = Number + 1;
        Write(planned.Author, planned.TimeMs, planned.Text, planned.Url, planned.Tags, false, planned.Client);
    }

    private void Start(int author, long number)
    {
        random.Restart(plan.Options.Seed, Purpose.Cascade, number);
        shares.Clear();
        seen.Clear();
        seen.Add(author);
        (post.ReplyNumber, post.ReplyAccount, post.Mentions) = (0, -1, "");
    }

    private void Share(int account, long timeMs)
    {
        if (timeMs >= plan.Options.StartMs && timeMs < plan.Options.EndMs)
        {
            shares.Add((timeMs, account));
        }
    }

    private void Crowd(int source, int author, long fromMs, double median, double audience)
    {
        var count = random.Poisson(audience);
        var topic = plan.People[author].Topic;

        // Now and then something is found a second time, by a hub, and runs again.
        var again = random.Chance(.06) ? fromMs + (long)random.Between(Rhythm.HourMs, Rhythm.DayMs) : -1;
        for (var left = count; left > 0; left--)
        {
            // Some see it from their neighbours, later, and not from the source.
            var from = shares.Count > 0 && random.Chance(.25) ? shares[random.Below(shares.Count)] : default;
            var late = from.TimeMs == 0 && again >= 0 && random.Chance(.4);
            var seenAt =
                from.TimeMs > 0 ? from.TimeMs
                : late ? again
                : fromMs;
            var pace =
                late ? 90
                : from.TimeMs > 0 ? median / 2
                : median;
            for (var tries = 0; tries < 3; tries++)
            {
                var account = Fresh(from.TimeMs > 0 ? from.Account : -1, source, topic);
                if (account < 0)
                {
                    break;
                }

                if (Exposure.Draw(plan.Presence, random, account, seenAt, pace, source) is var time and >= 0)
                {
                    Share(account, time);
                    break;
                }

                seen.Remove(account);
            }
        }
    }

    // Nobody shares an object twice: who has is drawn again, a few times, for the most active fill every list.
    private int Fresh(int neighbourOf, int source, int topic)
    {
        for (var tries = 0; tries < 6; tries++)
        {
            var account =
                neighbourOf >= 0 ? plan.People.Neighbour(neighbourOf, random)
                : source >= 0 ? plan.Sources.Follower(source, random)
                : plan.People.DrawFor(topic, random);
            if (seen.Add(account))
            {
                return account;
            }
        }

        return -1;
    }

    private void Write(int author, long timeMs, string text, string url, string tags, bool isLink, byte? client = null)
    {
        (post.Text, post.Url, post.Hashtags) = (text, url, tags);
        var original = ++Number;
        (post.RepostNumber, post.RepostAccount) = (0, -1);
        var lost = plan.Options.Quirks.MissingOriginalShare;
        if (lost == 0 || shares.Count == 0 || SimRandom.HashUnit(plan.Options.Seed, Purpose.Quirk, -original) >= lost)
        {
            Send(author, original, timeMs, client ?? plan.People[author].Client);
        }

        (post.ReplyNumber, post.ReplyAccount) = (0, -1);
        shares.Sort();
        foreach (var (time, account) in shares)
        {
            // Half of a page's readers press its share button: the same headline, as a post of their own.
            var button = isLink && (SimRandom.Hash(plan.Options.Seed, Purpose.Quirk, original, account) & 1) == 0;
            (post.RepostNumber, post.RepostAccount, post.RepostTimeMs) = button ? (0, -1, 0) : (original, author, timeMs);
            Send(account, ++Number, time, plan.People[account].Client);
        }
    }

    private void Send(int account, long number, long timeMs, byte client)
    {
        (post.Account, post.Number, post.TimeMs, post.Client) = (account, number, timeMs, Clients.Name(client));
        sink.Post(post);
    }
}
