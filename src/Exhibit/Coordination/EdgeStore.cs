using Exhibit.Model;
using Exhibit.Spilling;

namespace Exhibit.Coordination;

/// <summary>
/// Keeps the trials of edges in a tier packed, on disk where memory is limited: a ring of twenty that shared twenty objects
/// has 190 edges with 3,800 trials. An edge reads its own when it is asked for them.
/// </summary>
public sealed class EdgeStore
{
    private readonly SpillList<Packed> trials;
    private readonly SpillList<double> probabilities;

    /// <summary>An empty store.</summary>
    public EdgeStore(SpillSpace space) => (trials, probabilities) = (new SpillList<Packed>(space), new SpillList<double>(space));

    /// <summary>The same edge, its trials moved into the store. One thread at a time.</summary>
    public Edge Keep(Edge edge)
    {
        if (edge.Trials.Count == 0)
        {
            return edge;
        }

        var each = edge.Trials[0].Probabilities.Length;
        var kept = new Kept(this, trials.Count, edge.Trials.Count, probabilities.Count, each);
        foreach (var trial in edge.Trials)
        {
            trials.Add(Packed.Of(trial));
            probabilities.AddRange(trial.Probabilities);
        }

        return edge with
        {
            Trials = kept,
        };
    }

    /// <summary>One trial without its probabilities.</summary>
    private readonly record struct Packed(
        long TimeA,
        long TimeB,
        long PostA,
        long PostB,
        int Object,
        int Occasion,
        int Sharers,
        short Strongest,
        bool Synchronous,
        bool Counted
    )
    {
        internal static Packed Of(CoAction t) =>
            new(t.TimeA, t.TimeB, t.PostA, t.PostB, t.Object, t.Occasion, t.Sharers, (short)t.Strongest, t.Synchronous, t.Counted);

        internal CoAction With(double[] probabilities) =>
            new()
            {
                Object = Object,
                TimeA = TimeA,
                TimeB = TimeB,
                PostA = PostA,
                PostB = PostB,
                Synchronous = Synchronous,
                Occasion = Occasion,
                Counted = Counted,
                Sharers = Sharers,
                Probabilities = probabilities,
                Strongest = Strongest,
            };
    }

    /// <summary>The trials of one edge; all are read when they are gone through.</summary>
    private sealed class Kept(EdgeStore store, long first, int count, long firstProbability, int each) : IReadOnlyList<CoAction>
    {
        public int Count => count;

        public CoAction this[int index] => Read(index, 1)[0];

        public IEnumerator<CoAction> GetEnumerator() => ((IEnumerable<CoAction>)Read(0, count)).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

        private CoAction[] Read(int from, int length)
        {
            var packed = new Packed[length];
            store.trials.Read(first + from, packed);
            var all = new double[length * each];
            store.probabilities.Read(firstProbability + ((long)from * each), all);
            var trials = new CoAction[length];
            for (var i = 0; i < length; i++)
            {
                trials[i] = packed[i].With(all[(i * each)..((i + 1) * each)]);
            }

            return trials;
        }
    }
}
