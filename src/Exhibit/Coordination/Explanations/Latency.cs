namespace Exhibit.Coordination.Explanations;

/// <summary>Reaction times to a trigger, shared by the explanations that compare them.</summary>
internal static class Latency
{
    /// <summary>
    /// Habit of one pair: mean of lam(latencies of B on the pair's other objects, latency of A) and the reverse.
    /// NaN when the pair has no other object with a trigger.
    /// </summary>
    /// <param name="pair">The pair.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="trigger">Time of the trigger of an object; null where it had none.</param>
    /// <param name="windowMs">W.</param>
    /// <param name="blockMs">D.</param>
    internal static double Habit(PairView pair, int trial, Func<int, long?> trigger, long windowMs, long blockMs)
    {
        var table = pair.Table;
        var own = pair.ObjectOf(trial);
        if (trigger(own) is not { } start)
        {
            return double.NaN;
        }

        var ofA = new List<long>(pair.Shared.Length);
        var ofB = new List<long>(pair.Shared.Length);
        foreach (var (rowA, rowB) in pair.Shared)
        {
            var other = table.Object[rowA];
            if (other != own && trigger(other) is { } began)
            {
                ofA.Add(table.Time[rowA] - began);
                ofB.Add(table.Time[rowB] - began);
            }
        }

        if (ofA.Count == 0)
        {
            return double.NaN;
        }

        ofA.Sort();
        ofB.Sort();
        var (a, b) = (pair.TimeA(trial) - start, pair.TimeB(trial) - start);
        return (Density(ofB, a, pair.Window, windowMs, blockMs) + Density(ofA, b, pair.Window, windowMs, blockMs)) / 2;
    }

    private static double Density(List<long> references, long centre, WindowSpec window, long windowMs, long blockMs) =>
        LocalDensity.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(references), centre, window, windowMs, blockMs);
}
