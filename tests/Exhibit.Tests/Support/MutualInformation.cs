namespace Exhibit.Tests.Support;

/// <summary>Adjusted mutual information of two labellings (Vinh, Epps and Bailey 2010, JMLR 11:2837), arithmetic mean of the entropies.</summary>
internal static class MutualInformation
{
    internal static double Adjusted(int[] a, int[] b)
    {
        var n = a.Length;
        var rows = a.GroupBy(x => x).ToDictionary(g => g.Key, g => g.Count());
        var columns = b.GroupBy(x => x).ToDictionary(g => g.Key, g => g.Count());
        var mutual = a.Zip(b)
            .GroupBy(x => x)
            .Sum(g => (double)g.Count() / n * Math.Log((double)n * g.Count() / ((double)rows[g.Key.First] * columns[g.Key.Second])));
        var logFactorial = new double[n + 1];
        for (var i = 2; i <= n; i++)
        {
            logFactorial[i] = logFactorial[i - 1] + Math.Log(i);
        }

        var expected = 0.0;
        foreach (var x in rows.Values)
        {
            foreach (var y in columns.Values)
            {
                for (var both = Math.Max(1, x + y - n); both <= Math.Min(x, y); both++)
                {
                    var log =
                        logFactorial[x]
                        + logFactorial[y]
                        + logFactorial[n - x]
                        + logFactorial[n - y]
                        - logFactorial[n]
                        - logFactorial[both]
                        - logFactorial[x - both]
                        - logFactorial[y - both]
                        - logFactorial[n - x - y + both];
                    expected += (double)both / n * Math.Log((double)n * both / ((double)x * y)) * Math.Exp(log);
                }
            }
        }

        var mean = (Entropy(rows.Values, n) + Entropy(columns.Values, n)) / 2;
        return mean == expected ? 1 : (mutual - expected) / (mean - expected);
    }

    private static double Entropy(IEnumerable<int> counts, int n) => -counts.Sum(c => (double)c / n * Math.Log((double)c / n));
}
