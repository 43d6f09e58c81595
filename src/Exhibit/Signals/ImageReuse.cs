using Exhibit.Coordination;
using Exhibit.Model;

namespace Exhibit.Signals;

/// <summary>Communities whose members post pictures that nobody else does, more than the pictures' spread explains.</summary>
public sealed class ImageReuse : ISignal
{
    private const int MostCited = 60;

    private static readonly SignalOption MostDistance = new(
        "most-distance",
        31,
        "bits of PDQ at most so far apart are one picture (Meta's default)"
    );
    private static readonly SignalOption LeastAccounts = new(
        "least-accounts",
        50,
        "accounts with pictures without which there is no p, and others of the topic without which everybody is compared"
    );
    private static readonly SignalOption LeastImages = new("least-images", 3, "pictures that members must have in common");

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "image-reuse",
            Version = 3,
            Title = "the same pictures posted by several",
            Reads =
            [
                "digests or addresses of media of own posts",
                "SHA-256 and PDQ by post (--list media=FILE; exhibit media makes one from a folder of pictures)",
            ],
            Options = [MostDistance, LeastAccounts, LeastImages],
            References = ["Meta, ThreatExchange: PDQ (distance 31 of 256)", "Pacheco et al. 2021, ICWSM (accounts that share pictures)"],
            Disarm = ["T0086.001", "T0084"],
            Innocent =
            [
                "Popular pictures, templates, logos and stock photographs are posted by thousands: how often each is posted is counted.",
                "People of one topic take their pictures from the same pages: the comparison is those who have some picture in common with a member, where they are enough, and only pictures of nobody else count.",
                "Friends, colleagues and clubs post their own pictures, which nobody else has.",
                "Fans, parties and newsrooms hand pictures to their people.",
            ],
            CannotShow =
            [
                "who made a picture, or that it is false",
                "prepared pictures that others post too: they are counted and have no part in p",
                "crops, borders, mirrored and turned copies: PDQ does not see through them",
                "what two pictures of one template say: PDQ joins pictures that differ in a few words",
                "pictures that are known by address only: the same picture at two addresses counts as two",
            ],
        };

    private sealed record Picture(int Account, long Post, string Key, Pdq? Hash);

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        var (given, replaced) = Given(data);
        var pictures = data
            .Store.Media()
            .Where(m => !replaced.Contains(m.Value))
            .Select(m => new Picture(m.Account, m.Post, m.Value, Pdq.Of(m.Value)))
            .Concat(given);
        if (!pictures.Any())
        {
            return SignalOutcome.Blind("The posts name no media and no digests were given; --list media=FILE would supply them.");
        }

        var groups = new PictureGroups(pictures.Select(p => p.Hash).OfType<Pdq>(), (int)data.Value(Info, MostDistance), data.Seed);
        var (images, slots) = Images(data, pictures, groups);
        return SignalOutcome.Of(
            data.Communities.Count,
            data.Communities.Select(c => Look(data, c, images, slots, groups)).OfType<Observation>()
        );
    }

    // The pictures of several accounts, by their first post; and of each account how many pictures it posts: whoever posts many
    // meets others on more of them, so an account counts once for each of its pictures.
    private static (Picture[][] Images, Dictionary<int, int> Slots) Images(
        SignalData data,
        IEnumerable<Picture> pictures,
        PictureGroups groups
    )
    {
        // In place of its time each has its number in the order of reading.
        var all = new ItemGroups(data.Space);
        var number = 0L;
        foreach (var picture in pictures)
        {
            all.Add(groups.Key(picture.Hash) ?? picture.Key, picture.Account, picture.Post, number++);
        }

        var (images, slots) = (new List<(long Number, Picture[] Image)>(), new Dictionary<int, int>());
        foreach (var (key, posts) in all.All())
        {
            var first = posts.DistinctBy(p => p.Account).Select(p => new Picture(p.Account, p.Post, key, null)).ToArray();
            foreach (var of in first)
            {
                slots[of.Account] = slots.GetValueOrDefault(of.Account) + 1;
            }

            if (first.Length > 1)
            {
                images.Add((posts[0].TimeMs, first));
            }
        }

        all.Clear();
        return ([.. images.OrderBy(i => i.Number).Select(i => i.Image)], slots);
    }

    // Pictures of the tables beside the posts, and the names of those in posts that they replace.
    private static (List<Picture> Given, HashSet<string> Replaced) Given(SignalData data)
    {
        var pictures = new List<Picture>();
        var tables = data.Side.Of("media");
        if (tables.Count == 0)
        {
            return (pictures, []);
        }

        var numbers = data.Store.Numbers([
            .. tables.SelectMany(t => t.Rows.Select(r => t.Text(r, "post"))).Distinct(StringComparer.Ordinal),
        ]);

        // Exports such as Telegram's name the file in the post; others name the file after the post.
        var named = tables.SelectMany(t => t.Rows.Select(r => t.Text(r, "file"))).ToHashSet(StringComparer.Ordinal);
        var byFile = data
            .Store.Media()
            .Where(m => named.Contains(m.Value))
            .ToLookup(m => m.Value, m => (m.Post, m.Account), StringComparer.Ordinal);
        foreach (var table in tables)
        {
            foreach (var row in table.Rows)
            {
                var (post, sha) = (table.Text(row, "post"), table.Text(row, "sha256").ToLowerInvariant());
                var pdq = Pdq.Of(table.Text(row, "pdq"));
                (long Post, int Account)[] posts = numbers.TryGetValue(post, out var found)
                    ? [found]
                    : [.. byFile[table.Text(row, "file")]];
                if (posts.Length == 0)
                {
                    table.Refuse(row, $"the post '{post}' is not in the case; expected the id of a post that was read.");
                }
                else if (sha.Length != 64 && pdq is null)
                {
                    table.Refuse(row, "neither sha256 nor pdq has 64 hexadecimal digits.");
                }
                else
                {
                    var key = sha.Length == 64 ? sha : table.Text(row, "pdq");
                    var near = Pdq.Of(table.Text(row, "pdq"), table.Text(row, "quality"));
                    pictures.AddRange(posts.Select(p => new Picture(p.Account, p.Post, key, near)));
                }
            }
        }

        return (pictures, named);
    }

    private Observation? Look(SignalData data, Community community, Picture[][] images, Dictionary<int, int> slots, PictureGroups groups)
    {
        var members = community.Accounts.Where(slots.ContainsKey).ToHashSet();
        var ours = images.Where(i => i.Count(p => members.Contains(p.Account)) > 1).ToArray();
        if (ours.Length < data.Value(Info, LeastImages))
        {
            return null;
        }

        // Of one topic are those who have some picture in common with a member; where they are few, everybody is compared.
        var circle = images.Where(i => i.Any(p => members.Contains(p.Account))).SelectMany(i => i).Select(p => p.Account).ToHashSet();
        circle.ExceptWith(members);
        var topic = circle.Count >= data.Value(Info, LeastAccounts);
        var compared = topic ? circle : slots.Keys.Where(a => !members.Contains(a)).ToHashSet();
        var (mine, all) = (members.Sum(m => slots[m]), members.Concat(compared).Sum(a => slots[a]));
        var spread = images
            .Select(i => i.Count(p => members.Contains(p.Account) || compared.Contains(p.Account)))
            .Where(n => n > 1)
            .ToArray();
        var closed = ours.Where(i => i.All(p => members.Contains(p.Account))).ToArray();
        double[] chances = [.. spread.Select(n => Deal.AllMembers(all, mine, n))];
        var enough = slots.Count >= data.Value(Info, LeastAccounts);
        var who = topic ? "accounts with some picture in common with a member" : "accounts with pictures";
        var shown = closed.Length > 0 ? closed : ours;
        return new Observation
        {
            Subject = SubjectKind.Community,
            About = FormattableString.Invariant($"community {community.Number}"),
            Statement = FormattableString.Invariant(
                $"{ours.Length} pictures were posted by two members or more, {ours.Max(i => i.Count(p => members.Contains(p.Account)))} at most, and {closed.Length} of them by nobody else; dealt among these members and {compared.Count} other {who}, by how many each posts, {chances.Sum():0.0} would be.{groups.Baseline}{Rest(groups)}"
            ),
            Statistic =
            [
                new("members_with_pictures", members.Count),
                new("accounts_with_pictures", slots.Count),
                new("accounts_compared", compared.Count),
                new("pictures_of_several_accounts", spread.Length),
                new("pictures_of_several_members", ours.Length),
                new("pictures_of_members_alone", closed.Length),
                new("expected", Math.Round(chances.Sum(), 2)),
                new("pictures_by_account", all),
                new("pictures_by_members", mine),
                new("baseline_pairs", groups.Pairs),
                new("baseline_near", groups.Near),
            ],
            Null = $"each picture's posters, as many as it has, are dealt at random among {who}, each as often as it posts pictures",
            P = enough ? PoissonBinomial.Tail(chances, closed.Length) : null,
            WithoutP = enough
                ? ""
                : FormattableString.Invariant($"Only {slots.Count} accounts have pictures; {data.Value(Info, LeastAccounts)} are needed."),
            Community = community.Number,
            Accounts = [.. shown.SelectMany(i => i).Select(p => p.Account).Where(members.Contains).Distinct().Order()],
            Posts =
            [
                .. shown.SelectMany(i => i).Where(p => members.Contains(p.Account)).Select(p => p.Post).Distinct().Order().Take(MostCited),
            ],
        };
    }

    private static string Rest(PictureGroups groups) =>
        groups.LeftOut == 0
            ? ""
            : FormattableString.Invariant(
                $" {groups.LeftOut} pictures beyond the first {PictureGroups.MostHashes} were compared by equal digests only."
            );
}
