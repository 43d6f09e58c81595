namespace Exhibit.Simulator.Scoring;

/// <summary>The area under precision and recall as average precision: the mean, over the true ones, of the precision at each.</summary>
internal static class PrecisionRecall
{
    /// <summary>
    /// The area for items in ascending order of p. Items of equal p come together: each true one among them has the
    /// precision at the end of its block, so that no order within a tie is better than another.
    /// </summary>
    /// <param name="items">p and whether it is true.</param>
    /// <param name="truth">How many true ones there are, found or not; NaN comes of 0.</param>
    internal static double Area(IEnumerable<(double P, bool True)> items, int truth)
    {
        if (truth == 0)
        {
            return double.NaN;
        }

        var (seen, right, sum) = (0, 0, 0.0);
        foreach (var block in items.GroupBy(item => item.P).OrderBy(block => block.Key))
        {
            var found = block.Count(item => item.True);
            seen += block.Count();
            right += found;
            sum += found * ((double)right / seen);
        }

        return sum / truth;
    }
}
