namespace Exhibit.Coordination;

/// <summary>The probabilities that every explanation gives every trial of one pair, and the tails over any choice of them.</summary>
public sealed class PairEvidence
{
    private readonly double[][] byExplanation;
    private readonly int[] occasion;
    private double[]? largestByTrial;
    private Func<int, uint>? largestOf;
    private double[]? largestOfSet;
    private uint set;

    /// <summary>Prepares a pair; explanations are asked one by one.</summary>
    public PairEvidence(PairView pair, int explanations)
    {
        Pair = pair;
        byExplanation = new double[explanations][];
        occasion = Coordination.Occasions.Of(pair);
        OccasionsTested = occasion.Length == 0 ? 0 : occasion.Max();
    }

    /// <summary>The pair.</summary>
    public PairView Pair { get; }

    /// <summary>1-based occasion of each trial.</summary>
    public IReadOnlyList<int> Occasion => occasion;

    /// <summary>Sittings in which the pair met at all.</summary>
    public int OccasionsTested { get; }

    /// <summary>Sittings with at least one co-action.</summary>
    public int OccasionsWithHit
    {
        get
        {
            var hit = new bool[OccasionsTested];
            var count = 0;
            for (var trial = 0; trial < occasion.Length; trial++)
            {
                if (Pair.Hit[trial] && !hit[occasion[trial] - 1])
                {
                    hit[occasion[trial] - 1] = true;
                    count++;
                }
            }

            return count;
        }
    }

    /// <summary>Asks one explanation.</summary>
    public void Ask(int index, IExplanation explanation)
    {
        var probabilities = new double[Pair.Trials.Length];
        explanation.Explain(Pair, probabilities);
        byExplanation[index] = probabilities;
        (largestByTrial, largestOfSet) = (null, null);
    }

    /// <summary>Probability that an explanation gives a trial; NaN where it is silent or was not asked.</summary>
    public double Probability(int explanation, int trial) => byExplanation[explanation] is { } p ? p[trial] : double.NaN;

    /// <summary>
    /// P(at least as many synchronous occasions): every occasion is one trial, decided by its first object, at the
    /// largest probability that any named explanation gives any of its objects (Poisson-binomial). Grows with every
    /// explanation that may speak.
    /// </summary>
    /// <param name="explanations">Which explanations may speak; bit i for explanation i.</param>
    /// <param name="keep">Trials to keep; null keeps all.</param>
    public double Tail(uint explanations, Func<int, bool>? keep = null) => Tail(Largest(explanations), keep);

    /// <summary>The same with explanations that may speak trial by trial.</summary>
    public double Tail(Func<int, uint> explanations, Func<int, bool>? keep = null) => Tail(Largest(explanations), keep);

    /// <summary>
    /// Synchronous occasions over the number that the named explanations lead one to expect, among the occasions that none
    /// of them makes likelier than not; 0 where all are. What is explained anyway is no evidence, neither way.
    /// </summary>
    public double Excess(Func<int, uint> explanations)
    {
        var largest = Largest(explanations);
        var probabilities = new double[OccasionsTested];
        var decided = new bool[OccasionsTested];
        var last = 0;
        for (var trial = 0; trial < occasion.Length; trial++)
        {
            var o = occasion[trial] - 1;
            probabilities[o] = Math.Max(probabilities[o], largest[trial]);
            // Occasions are numbered by their first trial, which decides.
            if (occasion[trial] > last)
            {
                last = occasion[trial];
                decided[o] = Pair.Hit[trial];
            }
        }

        var (expected, counted) = (0.0, 0);
        for (var o = 0; o < probabilities.Length; o++)
        {
            if (probabilities[o] < 0.5)
            {
                expected += probabilities[o];
                counted += decided[o] ? 1 : 0;
            }
        }

        return expected == 0 ? 0 : counted / expected;
    }

    private double Tail(double[] largest, Func<int, bool>? keep)
    {
        if (keep is null)
        {
            return Tail(largest, []);
        }

        var kept = new bool[occasion.Length];
        for (var trial = 0; trial < kept.Length; trial++)
        {
            kept[trial] = keep(trial);
        }

        return Tail(largest, kept);
    }

    // Over the trials that are kept; none named keeps all.
    private double Tail(double[] largest, ReadOnlySpan<bool> kept)
    {
        const double NoTrial = -1;
        var probabilities = OccasionsTested <= 256 ? stackalloc double[OccasionsTested] : new double[OccasionsTested];
        probabilities.Fill(NoTrial);
        var counted = 0;
        for (var trial = 0; trial < occasion.Length; trial++)
        {
            if (kept.IsEmpty || kept[trial])
            {
                ref var probability = ref probabilities[occasion[trial] - 1];
                counted += probability == NoTrial && Pair.Hit[trial] ? 1 : 0;
                probability = Math.Max(probability, largest[trial]);
            }
        }

        var count = 0;
        foreach (var probability in probabilities)
        {
            if (probability != NoTrial)
            {
                probabilities[count++] = probability;
            }
        }

        return PoissonBinomial.Tail(probabilities[..count], counted);
    }

    // The same choice of explanations is asked for every day and source left out, so the last answer is kept.
    private double[] Largest(Func<int, uint> explanations)
    {
        if (!ReferenceEquals(largestOf, explanations) || largestByTrial is null)
        {
            var largest = new double[occasion.Length];
            for (var trial = 0; trial < largest.Length; trial++)
            {
                largest[trial] = Largest(trial, explanations(trial)).P;
            }

            (largestOf, largestByTrial) = (explanations, largest);
        }

        return largestByTrial;
    }

    private double[] Largest(uint explanations)
    {
        if (set != explanations || largestOfSet is null)
        {
            var largest = new double[occasion.Length];
            for (var trial = 0; trial < largest.Length; trial++)
            {
                largest[trial] = Largest(trial, explanations).P;
            }

            (set, largestOfSet) = (explanations, largest);
        }

        return largestOfSet;
    }

    /// <summary>Whether a trial decides its occasion: the first of it.</summary>
    public bool Decides(int trial) => Array.IndexOf(occasion, occasion[trial]) == trial;

    /// <summary>Occasions whose deciding object is synchronous.</summary>
    public int OccasionsCounted
    {
        get
        {
            var (last, count) = (0, 0);
            for (var trial = 0; trial < occasion.Length; trial++)
            {
                if (occasion[trial] > last)
                {
                    last = occasion[trial];
                    count += Pair.Hit[trial] ? 1 : 0;
                }
            }

            return count;
        }
    }

    /// <summary>The largest probability that the named explanations give a trial, and which one gives it.</summary>
    public (double P, int Explanation) Largest(int trial, uint explanations)
    {
        var (best, by) = (0.0, -1);
        for (var e = 0; e < byExplanation.Length; e++)
        {
            if ((explanations >> e & 1) != 0 && byExplanation[e] is { } p && p[trial] > best)
            {
                (best, by) = (p[trial], e);
            }
        }

        return (best, by);
    }

    /// <summary>Largest tail that is left when the co-actions of any one day are dropped with all trials of that day.</summary>
    public double LeaveOneDayOut(uint explanations) => LeaveOneOut(Largest(explanations), Pair.DayOf);

    /// <summary>The same with explanations that may speak trial by trial.</summary>
    public double LeaveOneDayOut(Func<int, uint> explanations) => LeaveOneOut(Largest(explanations), Pair.DayOf);

    /// <summary>
    /// The same for any one source. Where the data name sources, all objects without one are the accounts' own content and
    /// count as one source; where they do not, those objects stay. 0 when no source is known.
    /// </summary>
    public double LeaveOneSourceOut(uint explanations) =>
        LeaveOneOut(Largest(explanations), SourceOf, known: key => key >= 0 || Pair.Table.SourcesKnown);

    /// <summary>What is left without the accounts' own content; 0 where the data do not name sources.</summary>
    public double LeaveOwnContentOut(uint explanations) => Pair.Table.SourcesKnown ? Tail(explanations, t => SourceOf(t) >= 0) : 0;

    private long SourceOf(int trial) => Pair.Table.Source[Pair.ObjectOf(trial)];

    private double LeaveOneOut(double[] largest, Func<int, long> keyOf, Func<long, bool>? known = null)
    {
        var keys = new long[occasion.Length];
        for (var trial = 0; trial < keys.Length; trial++)
        {
            keys[trial] = keyOf(trial);
        }

        var worst = 0.0;
        var kept = new bool[keys.Length];
        var left = new HashSet<long>();
        for (var trial = 0; trial < keys.Length; trial++)
        {
            var key = keys[trial];
            if (Pair.Hit[trial] && left.Add(key) && (known is null || known(key)))
            {
                for (var t = 0; t < kept.Length; t++)
                {
                    kept[t] = keys[t] != key;
                }

                worst = Math.Max(worst, Tail(largest, kept));
            }
        }

        return worst;
    }
}
