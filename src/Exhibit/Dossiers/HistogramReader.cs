using Exhibit.Evidence;

namespace Exhibit.Dossiers;

/// <summary>Reads tested.csv and candidates.csv.</summary>
internal static class HistogramReader
{
    private const int MostObjects = 1 << 20;

    internal static IReadOnlyList<PairHistogram> Read(IPackage package)
    {
        var tested = new Dictionary<(int, int, string), Dictionary<int, long>>();
        using (var t = new DossierTable(package, DossierFiles.Tested, DossierColumns.Tested))
        {
            while (t.Read())
            {
                if (!Of(tested, t).TryAdd(t.Index(3, MostObjects), Pairs(t, 4)))
                {
                    throw t.Wrong("every number of objects once", "one twice");
                }
            }
        }

        var candidates = new Dictionary<(int, int, string), Dictionary<(int, int), long>>();
        using (var t = new DossierTable(package, DossierFiles.Candidates, DossierColumns.Candidates))
        {
            while (t.Read())
            {
                if (!Of(candidates, t).TryAdd((t.Index(3, MostObjects), t.Index(4, MostObjects)), Pairs(t, 5)))
                {
                    throw t.Wrong("every pair of counts once", "one twice");
                }
            }
        }

        return
        [
            .. tested.Select(h => new PairHistogram(
                h.Key.Item1,
                h.Key.Item2,
                h.Key.Item3,
                h.Value,
                candidates.GetValueOrDefault(h.Key) ?? []
            )),
        ];
    }

    private static TValue Of<TValue>(Dictionary<(int, int, string), TValue> all, DossierTable t)
        where TValue : new()
    {
        var key = (t.Index(0, int.MaxValue), t.Index(1, int.MaxValue), t.Text(2));
        if (!all.TryGetValue(key, out var value))
        {
            all.Add(key, value = new TValue());
        }

        return value;
    }

    private static long Pairs(DossierTable t, int column) =>
        t.Long(column) > 0 ? t.Long(column) : throw t.Wrong("a positive number of pairs", t.Text(column));
}
