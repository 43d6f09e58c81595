using Exhibit.Coordination;
using Exhibit.Model;

namespace Exhibit.Signals;

/// <summary>Communities whose members post the same pictures more than the pictures' spread explains.</summary>
public sealed class ImageReuse : ISignal
{
    private const int MostHashes = 20_000;
    private const int MostCited = 60;
    private const int BaselinePairs = 10_000;

    private static readonly SignalOption MostDistance = new(
        "most-distance",
        31,
        "bits of PDQ at most so far apart are one picture (Meta's default)"
    );
    private static readonly SignalOption LeastAccounts = new("least-accounts", 50, "accounts with pictures without which there is no p");
    private static readonly SignalOption LeastImages = new("least-images", 3, "pictures that members must have in common");

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "image-reuse",
            Version = 1,
            Title = "the same pictures posted by several",
            Reads = ["digests or addresses of media of own posts", "SHA-256 and PDQ columns by post (--list media=FILE)"],
            Options = [MostDistance, LeastAccounts, LeastImages],
            References = ["Meta, ThreatExchange: PDQ (distance 31 of 256)", "Pacheco et al. 2021, ICWSM (accounts that share pictures)"],
            Disarm = ["T0086.001", "T0084"],
            Innocent =
            [
                "Popular pictures, templates, logos and stock photographs are posted by thousands: how often each is posted is counted.",
                "Fans, parties and newsrooms hand pictures to their people.",
            ],
            CannotShow =
            [
                "who made a picture, or that it is false",
                "crops and borders: PDQ does not see through them",
                "pictures that are known by address only: the same picture at two addresses counts as two",
            ],
        };

    private sealed record Picture(int Account, long Post, string Key, Pdq? Hash);

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        var pictures = Pictures(data);
        if (pictures.Count == 0)
        {
            return SignalOutcome.Blind("The posts name no media and no digests were given; --list media=FILE would supply them.");
        }

        var (key, baseline) = Near(data, pictures);
        var images = pictures
            .GroupBy(key, StringComparer.Ordinal)
            .Select(g => g.DistinctBy(p => p.Account).ToArray())
            .Where(g => g.Length > 1)
            .ToArray();
        var accounts = pictures.Select(p => p.Account).ToHashSet();
        return SignalOutcome.Of(
            data.Communities.Count,
            data.Communities.Select(c => Look(data, c, images, accounts, baseline)).OfType<Observation>()
        );
    }

    private static List<Picture> Pictures(SignalData data)
    {
        var pictures = data.Store.Media().Select(m => new Picture(m.Account, m.Post, m.Value, Pdq.Of(m.Value))).ToList();
        var tables = data.Side.Of("media");
        if (tables.Count == 0)
        {
            return pictures;
        }

        var numbers = data.Store.Numbers([
            .. tables.SelectMany(t => t.Rows.Select(r => t.Text(r, "post"))).Distinct(StringComparer.Ordinal),
        ]);
        foreach (var table in tables)
        {
            foreach (var row in table.Rows)
            {
                var (post, sha, pdq) = (
                    table.Text(row, "post"),
                    table.Text(row, "sha256").ToLowerInvariant(),
                    Pdq.Of(table.Text(row, "pdq"))
                );
                if (!numbers.TryGetValue(post, out var found))
                {
                    table.Refuse(row, $"the post '{post}' is not in the case; expected the id of a post that was read.");
                }
                else if (sha.Length != 64 && pdq is null)
                {
                    table.Refuse(row, "neither sha256 nor pdq has 64 hexadecimal digits.");
                }
                else
                {
                    pictures.Add(new Picture(found.Account, found.Post, sha.Length == 64 ? sha : table.Text(row, "pdq"), pdq));
                }
            }
        }

        return pictures;
    }

    // Pictures within the distance are one: joined by union of neighbours. And how near pairs drawn by chance come.
    private (Func<Picture, string> Key, (int Pairs, int Near, double Mean) Baseline) Near(SignalData data, List<Picture> pictures)
    {
        var hashes = pictures.Where(p => p.Hash is not null).Select(p => p.Hash!.Value).Distinct().Take(MostHashes).ToArray();
        var most = (int)data.Value(Info, MostDistance);
        var parent = Enumerable.Range(0, hashes.Length).ToArray();
        int Root(int i) => parent[i] == i ? i : parent[i] = Root(parent[i]);
        for (var i = 0; i < hashes.Length; i++)
        {
            for (var j = i + 1; j < hashes.Length; j++)
            {
                if (hashes[i].Distance(hashes[j]) <= most)
                {
                    parent[Root(j)] = Root(i);
                }
            }
        }

        var random = new SplitMix64(data.Seed);
        var (near, sum) = (0, 0.0);
        for (var i = 0; i < BaselinePairs && hashes.Length > 1; i++)
        {
            var (a, b) = (random.Next(hashes.Length), random.Next(hashes.Length - 1));
            var distance = hashes[a].Distance(hashes[b >= a ? b + 1 : b]);
            near += distance <= most ? 1 : 0;
            sum += distance;
        }

        var numbers = hashes.Select((h, i) => (h, i)).ToDictionary(x => x.h, x => x.i);
        return (
            p => p.Hash is { } hash && numbers.TryGetValue(hash, out var i) ? FormattableString.Invariant($"pdq {Root(i)}") : p.Key,
            (hashes.Length > 1 ? BaselinePairs : 0, near, sum / BaselinePairs)
        );
    }

    private Observation? Look(
        SignalData data,
        Community community,
        Picture[][] images,
        HashSet<int> accounts,
        (int Pairs, int Near, double Mean) baseline
    )
    {
        var members = community.Accounts.Where(accounts.Contains).ToHashSet();
        var ours = images.Where(i => i.Count(p => members.Contains(p.Account)) > 1).ToArray();
        if (ours.Length < data.Value(Info, LeastImages))
        {
            return null;
        }

        var enough = accounts.Count >= data.Value(Info, LeastAccounts);
        double[] chances = [.. images.Select(i => Deal.TwoMembers(accounts.Count, members.Count, i.Length))];
        return new Observation
        {
            Subject = SubjectKind.Community,
            About = FormattableString.Invariant($"community {community.Number}"),
            Statement = FormattableString.Invariant(
                $"{ours.Length} pictures were posted by two members or more, {ours.Max(i => i.Count(p => members.Contains(p.Account)))} at most; dealt among all {accounts.Count} accounts with pictures, {chances.Sum():0.0} would be. {(baseline.Pairs > 0 ? FormattableString.Invariant($"Of {baseline.Pairs} pairs of pictures drawn at random {baseline.Near} lie as near (mean distance {baseline.Mean:0}).") : "")}"
            ),
            Statistic =
            [
                new("members_with_pictures", members.Count),
                new("accounts_with_pictures", accounts.Count),
                new("pictures_of_several_accounts", images.Length),
                new("pictures_of_several_members", ours.Length),
                new("expected", Math.Round(chances.Sum(), 2)),
                new("baseline_pairs", baseline.Pairs),
                new("baseline_near", baseline.Near),
            ],
            Null = "each picture's posters are dealt at random among all accounts with pictures, as many as it has",
            P = enough ? PoissonBinomial.Tail(chances, ours.Length) : null,
            WithoutP = enough
                ? ""
                : FormattableString.Invariant(
                    $"Only {accounts.Count} accounts have pictures; {data.Value(Info, LeastAccounts)} are needed."
                ),
            Community = community.Number,
            Accounts = [.. ours.SelectMany(i => i).Select(p => p.Account).Where(members.Contains).Distinct().Order()],
            Posts =
            [
                .. ours.SelectMany(i => i).Where(p => members.Contains(p.Account)).Select(p => p.Post).Distinct().Order().Take(MostCited),
            ],
        };
    }
}
