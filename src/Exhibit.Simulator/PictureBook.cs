using System.Globalization;
using Exhibit.Simulator.Output;
using Exhibit.Simulator.Randomness;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator;

/// <summary>
/// Pictures of a world, each a PDQ of random bits: no picture is drawn. Ordinary people post pictures of their own, common
/// templates of which a few are everybody's (Zipf), and templates of their topic. A copy that was stored again differs in few
/// bits.
/// </summary>
internal static class PictureBook
{
    /// <summary>Name of the side file.</summary>
    internal const string File = "media.csv";

    private const int Templates = 200;
    private const int TopicTemplates = 30;
    private const int Posters = 400;

    /// <summary>Lets ordinary people post pictures, once in a world.</summary>
    internal static void Ordinary(ScenarioPlan plan)
    {
        if (plan.World.Pictures.Count > 0)
        {
            return;
        }

        var random = new SimRandom(plan.Options.Seed, Purpose.Picture);
        for (var i = 0; i < Math.Min(Posters, plan.World.People.Ordinary); i++)
        {
            var account = random.Below(plan.World.People.Ordinary);
            for (var count = 1 + random.Below(8); count > 0; count--)
            {
                Post(plan, random, account, Any(plan, random, plan.World.People[account].Topic, .6, .2));
            }
        }
    }

    /// <summary>Posts a picture at some time of the account's own.</summary>
    internal static void Post(ScenarioPlan plan, SimRandom random, int account, string pdq)
    {
        var post = plan.Publish(
            new PlannedPost
            {
                Author = account,
                TimeMs = plan.World.Presence.Anytime(account, random),
                Text = Filler.Sentence(random, 7),
            }
        );
        plan.World.Pictures.Add((post, pdq));
    }

    /// <summary>A picture of one's own with the first share, a common template with the second, else one of the topic's.</summary>
    internal static string Any(ScenarioPlan plan, SimRandom random, int topic, double own, double common)
    {
        var kind = random.Unit();
        var unit = random.Unit();
        return kind < own ? Pdq(random)
            : kind < own + common ? Copy(Template(plan, -1, (int)(Templates * unit * unit * unit)), 4, random)
            : Copy(Template(plan, topic, (int)(TopicTemplates * unit * unit)), 4, random);
    }

    /// <summary>A PDQ of random bits.</summary>
    internal static string Pdq(SimRandom random) =>
        string.Create(CultureInfo.InvariantCulture, $"{random.Bits():x16}{random.Bits():x16}{random.Bits():x16}{random.Bits():x16}");

    /// <summary>The picture stored again: up to so many bits flipped.</summary>
    internal static string Copy(string pdq, int bits, SimRandom random)
    {
        var digits = pdq.ToCharArray();
        for (var flips = random.Below(bits + 1); flips > 0; flips--)
        {
            var at = random.Below(digits.Length);
            var value = int.Parse(digits.AsSpan(at, 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            digits[at] = "0123456789abcdef"[value ^ (1 << random.Below(4))];
        }

        return new string(digits);
    }

    /// <summary>The side file, once the posts have their numbers.</summary>
    internal static SideTable Table(IEnumerable<(PlannedPost Post, string Pdq)> pictures) =>
        new(
            File,
            ["post_id", "pdq", "quality"],
            [
                .. pictures.Select(p =>
                    (IReadOnlyList<string>)[string.Create(CultureInfo.InvariantCulture, $"sim-post-{p.Post.Number:D9}"), p.Pdq, "100"]
                ),
            ]
        );

    private static string Template(ScenarioPlan plan, int topic, int number) =>
        Pdq(new SimRandom(plan.Options.Seed, Purpose.Picture, topic + 2, number + 1));
}
