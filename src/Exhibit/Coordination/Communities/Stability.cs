namespace Exhibit.Coordination.Communities;

/// <summary>How far a community depends on the seed of the search.</summary>
public static class Stability
{
    /// <summary>For each community of the first membership: mean share of its member pairs that the others keep together, 0 to 1.</summary>
    public static double[] Of(int[] membership, IReadOnlyList<int[]> others)
    {
        var communities = membership.Length == 0 ? 0 : membership.Max() + 1;
        var result = new double[communities];
        Array.Fill(result, 1);
        if (others.Count == 0)
        {
            return result;
        }

        foreach (var group in Enumerable.Range(0, membership.Length).GroupBy(i => membership[i]))
        {
            var members = group.ToArray();
            var pairs = members.Length * (members.Length - 1.0) / 2;
            if (pairs > 0)
            {
                result[group.Key] = others.Average(other =>
                    members.GroupBy(i => other[i]).Sum(g => g.Count() * (g.Count() - 1.0) / 2) / pairs
                );
            }
        }

        return result;
    }
}
