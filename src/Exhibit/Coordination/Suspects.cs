namespace Exhibit.Coordination;

/// <summary>
/// Who may not serve as crowd for whom: accounts joined by the screening test p = P(Binomial(n, pi) >= K), by Benjamini
/// and Hochberg at .05 over Tarone's m. It only decides whom the crowd leaves out; nobody is called anything by it.
/// </summary>
public sealed class Suspects
{
    /// <summary>False discovery rate of the screening: 0.05.</summary>
    public const double Rate = 0.05;

    private readonly Dictionary<int, HashSet<int>> joined = [];

    private Suspects() { }

    /// <summary>Pairs joined.</summary>
    public int Pairs { get; private set; }

    /// <summary>Screens the candidates.</summary>
    /// <param name="candidates">Pairs with their counts.</param>
    /// <param name="hour">Tails under the hour alone.</param>
    /// <param name="m">Tests, from Tarone.</param>
    public static Suspects Screen(ReadOnlySpan<PairCount> candidates, BinomialTails hour, long m)
    {
        var p = new double[candidates.Length];
        for (var i = 0; i < p.Length; i++)
        {
            p[i] = hour[candidates[i].Tested, candidates[i].Synchronous];
        }

        var sorted = p.Order().ToArray();
        var cut = -1.0;
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            if (sorted[i] <= Rate * (i + 1) / m)
            {
                cut = sorted[i];
                break;
            }
        }

        var result = new Suspects();
        for (var i = 0; i < p.Length; i++)
        {
            if (p[i] <= cut)
            {
                result.Join(candidates[i].A, candidates[i].B);
            }
        }

        return result;
    }

    /// <summary>The suspects of either of two accounts, and the two themselves.</summary>
    public IReadOnlySet<int> Of(int a, int b)
    {
        var excluded = new HashSet<int> { a, b };
        excluded.UnionWith(joined.GetValueOrDefault(a) ?? []);
        excluded.UnionWith(joined.GetValueOrDefault(b) ?? []);
        return excluded;
    }

    private void Join(int a, int b)
    {
        Add(a, b);
        Add(b, a);
        Pairs++;
    }

    private void Add(int from, int to)
    {
        if (!joined.TryGetValue(from, out var set))
        {
            joined.Add(from, set = []);
        }

        set.Add(to);
    }
}
