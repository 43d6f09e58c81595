using System.Runtime.InteropServices;
using Exhibit.Traces;

namespace Exhibit.Coordination;

/// <summary>
/// Who may not serve as crowd for whom: accounts joined by the screening test p = P(Binomial(n, pi) >= K), by Benjamini
/// and Hochberg at .05 over Tarone's m. It only decides whom the crowd leaves out; nobody is called anything by it.
/// </summary>
public sealed class Suspects
{
    /// <summary>False discovery rate of the screening: 0.05.</summary>
    public const double Rate = 0.05;

    /// <summary>Stands for both accounts of a pair of which only the counts are known, as in a dossier: it is ranked and joins nobody.</summary>
    public const int Unknown = int.MaxValue;

    // The suspects of account a lie in others from start[a] to start[a + 1]: 8 bytes a pair.
    private int[] start = [0];
    private int[] others = [];

    // What each thread lays a pair's accounts into.
    [ThreadStatic]
    private static Turned? turned;

    private Suspects() { }

    /// <summary>Pairs joined.</summary>
    public int Pairs { get; private set; }

    /// <summary>Screens the candidates.</summary>
    /// <param name="candidates">Pairs with their counts; gone through three times.</param>
    /// <param name="hour">Tails under the hour alone.</param>
    /// <param name="m">Tests, from Tarone.</param>
    public static Suspects Screen(IEnumerable<PairCount> candidates, BinomialTails hour, long m)
    {
        // p depends on the counts alone, and there are few different ones.
        var pairs = new Dictionary<(int Tested, int Synchronous), long>();
        foreach (var c in candidates)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(pairs, (c.Tested, c.Synchronous), out _)++;
        }

        var cut = Cut([.. pairs.Select(x => (hour[x.Key.Tested, x.Key.Synchronous], x.Value)).OrderByDescending(x => x.Item1)], m);
        var joined = pairs.Keys.Where(k => hour[k.Tested, k.Synchronous] <= cut).ToHashSet();
        var result = new Suspects();
        if (joined.Count > 0)
        {
            result.Join(candidates.Where(c => joined.Contains((c.Tested, c.Synchronous))));
        }

        return result;
    }

    // Benjamini and Hochberg: the largest p that is at most its rank's share of the rate; -1 where none is.
    private static double Cut((double P, long Pairs)[] descending, long m)
    {
        var rank = descending.Sum(x => x.Pairs);
        foreach (var (p, pairs) in descending)
        {
            if (p <= Rate * rank / m)
            {
                return p;
            }

            rank -= pairs;
        }

        return -1;
    }

    /// <summary>
    /// The suspects of either of two accounts, and the two themselves; valid until the same thread asks again. Pairs come by
    /// their first account, whose suspects are laid in once.
    /// </summary>
    internal AccountSet Of(int a, int b)
    {
        var of = turned ??= new Turned();
        if (of.First != a || !of.Suspects.TryGetTarget(out var suspects) || suspects != this)
        {
            of.Suspects.SetTarget(this);
            of.Set.Truncate(0);
            of.Set.Add(a);
            of.Set.Add(Of(a));
            (of.First, of.CountOfFirst) = (a, of.Set.Count);
        }

        of.Set.Truncate(of.CountOfFirst);
        of.Set.Add(b);
        of.Set.Add(Of(b));
        return of.Set;
    }

    private ReadOnlySpan<int> Of(int account) =>
        account + 1 < start.Length ? others.AsSpan(start[account], start[account + 1] - start[account]) : [];

    private sealed class Turned
    {
        public AccountSet Set { get; } = new();

        // The thread outlives the run, whose suspects may be many.
        public WeakReference<Suspects> Suspects { get; } = new(null!);

        public int First { get; set; } = -1;

        public int CountOfFirst { get; set; }
    }

    private void Join(IEnumerable<PairCount> joined)
    {
        var degree = new int[16];
        foreach (var c in joined)
        {
            Pairs++;
            if (c.B == Unknown)
            {
                continue;
            }

            if (Math.Max(c.A, c.B) + 2 > degree.Length)
            {
                Array.Resize(ref degree, Math.Max(Math.Max(c.A, c.B) + 2, 2 * degree.Length));
            }

            degree[c.A + 1]++;
            degree[c.B + 1]++;
        }

        for (var a = 1; a < degree.Length; a++)
        {
            degree[a] = checked(degree[a] + degree[a - 1]);
        }

        (start, others) = ([.. degree], new int[degree[^1]]);
        foreach (var c in joined.Where(c => c.B != Unknown))
        {
            others[degree[c.A]++] = c.B;
            others[degree[c.B]++] = c.A;
        }
    }
}
