using Exhibit.Model;

namespace Exhibit.Signals;

/// <summary>
/// A behaviour of the reports, made observable: a declaration and one method from data to observations. A sealed class in
/// this folder is found by the catalogue. Signals feed rung 2 and never an edge's tier.
/// </summary>
public interface ISignal
{
    /// <summary>The declaration.</summary>
    SignalInfo Info { get; }

    /// <summary>Looks. Same data, same outcome, on any machine.</summary>
    SignalOutcome Observe(SignalData data, CancellationToken cancellation);
}
