using Exhibit.Model;

namespace Exhibit.Coordination;

/// <summary>
/// One innocent explanation: how probable it makes it that two unconnected accounts which both shared an object in this
/// block did so within W of each other. A sealed class in Explanations/ is found by the catalogue.
/// </summary>
public interface IExplanation
{
    /// <summary>Id, title and meaning.</summary>
    ExplanationInfo Info { get; }

    /// <summary>Order of asking: cheap ones first, so that a pair they explain is dropped early.</summary>
    int Order { get; }

    /// <summary>Sets the probability of every trial of the pair, 0 to 1; NaN where the explanation has nothing to say.</summary>
    void Explain(PairView pair, Span<double> probabilities);
}
