using System.Runtime.InteropServices;

namespace Exhibit.Coordination.Explanations;

/// <summary>Reaction times of one pair to a trigger, shared by the explanations that compare them.</summary>
internal sealed class Latency
{
    private readonly PairView pair;
    private readonly long[] ofA;
    private readonly long[] ofB;

    /// <summary>Collects the pair's latencies over every object both shared and that had a trigger.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="trigger">Time of the trigger of an object; null where it had none.</param>
    internal Latency(PairView pair, Func<int, long?> trigger)
    {
        this.pair = pair;
        var (a, b) = (new List<long>(pair.Shared.Length), new List<long>(pair.Shared.Length));
        foreach (var (rowA, rowB) in pair.Shared)
        {
            if (trigger(pair.Table.Object[rowA]) is { } began)
            {
                a.Add(pair.Table.Time[rowA] - began);
                b.Add(pair.Table.Time[rowB] - began);
            }
        }

        a.Sort();
        b.Sort();
        (ofA, ofB) = ([.. a], [.. b]);
    }

    /// <summary>
    /// Habit: mean of lam(latencies of B on the pair's other objects, latency of A) and the reverse. NaN when the pair has
    /// no other object with a trigger.
    /// </summary>
    /// <param name="trial">The trial.</param>
    /// <param name="start">Time of its object's trigger.</param>
    /// <param name="windowMs">W.</param>
    /// <param name="blockMs">D.</param>
    internal double Habit(int trial, long start, long windowMs, long blockMs)
    {
        if (ofA.Length < 2)
        {
            return double.NaN;
        }

        var (a, b) = (pair.TimeA(trial) - start, pair.TimeB(trial) - start);
        // The object itself is taken off again: it may not be its own habit.
        return (
                LocalDensity.Of(ofB, MemoryMarshal.CreateReadOnlySpan(ref b, 1), a, pair.Window, windowMs, blockMs)
                + LocalDensity.Of(ofA, MemoryMarshal.CreateReadOnlySpan(ref a, 1), b, pair.Window, windowMs, blockMs)
            ) / 2;
    }
}
