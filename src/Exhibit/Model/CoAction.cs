namespace Exhibit.Model;

/// <summary>One object that both accounts of a pair shared in one block: a trial of the test, and a co-action if within W.</summary>
public sealed class CoAction
{
    /// <summary>The object's key in <see cref="CaseResult.Objects"/>.</summary>
    public required int Object { get; init; }

    /// <summary>First trace of account A, ms since 1970.</summary>
    public required long TimeA { get; init; }

    /// <summary>First trace of account B, ms since 1970.</summary>
    public required long TimeB { get; init; }

    /// <summary>Number of A's post in the case.</summary>
    public required long PostA { get; init; }

    /// <summary>Number of B's post in the case.</summary>
    public required long PostB { get; init; }

    /// <summary>True when within W: a co-action.</summary>
    public required bool Synchronous { get; init; }

    /// <summary>1-based occasion (sitting) of the pair that this belongs to.</summary>
    public required int Occasion { get; init; }

    /// <summary>True when this object decides its sitting: the first of it. The sitting's probability is the largest of all its objects.</summary>
    public required bool Counted { get; init; }

    /// <summary>Accounts that shared the object in the data, the pair included.</summary>
    public required int Sharers { get; init; }

    /// <summary>Probability under each explanation, in the order of <see cref="CaseResult.Explanations"/>; NaN where not asked.</summary>
    public required double[] Probabilities { get; init; }

    /// <summary>Index of the largest of <see cref="Probabilities"/>.</summary>
    public int Strongest { get; init; }
}
