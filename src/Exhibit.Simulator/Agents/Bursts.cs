namespace Exhibit.Simulator.Agents;

/// <summary>
/// Times of a self-exciting process (Hawkes 1971, in its form as a family tree, Hawkes and Oakes 1974): immigrants come
/// evenly, each event has a geometric number of children, each child its delay.
/// </summary>
internal static class Bursts
{
    /// <summary>All times before the end, in order.</summary>
    /// <param name="random">The numbers to draw from.</param>
    /// <param name="startMs">First moment.</param>
    /// <param name="endMs">First moment after.</param>
    /// <param name="immigrants">Events that nothing caused.</param>
    /// <param name="branching">Mean number of children of an event, below 1.</param>
    /// <param name="delay">Delay of a child after its parent, seconds.</param>
    internal static List<long> Times(Pcg random, long startMs, long endMs, int immigrants, double branching, Quantiles delay)
    {
        var times = new List<long>();
        var open = new Stack<long>();
        for (var i = 0; i < immigrants; i++)
        {
            open.Push(startMs + (long)(random.Fraction() * (endMs - startMs)));
            while (open.TryPop(out var time))
            {
                times.Add(time);

                // Stopping with 1 / (1 + branching) each time leaves that many on average.
                while (random.Flip(branching / (1 + branching)))
                {
                    var child = time + delay.Milliseconds(random);
                    if (child < endMs)
                    {
                        open.Push(child);
                    }
                }
            }
        }

        times.Sort();
        return times;
    }
}
