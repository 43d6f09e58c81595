using Exhibit.Model;

namespace Exhibit.Signals;

/// <summary>What a signal hands back: observations with their raw p, or why it could see nothing.</summary>
public sealed record SignalOutcome
{
    /// <summary>Why nothing could be observed; empty where something could.</summary>
    public string NotObservable { get; private init; } = "";

    /// <summary>Subjects held against the null, those above <see cref="SignalData.Cutoff"/> included.</summary>
    public int Tested { get; private init; }

    /// <summary>Candidates; tested ones above the cutoff may be left out.</summary>
    public IReadOnlyList<Observation> Observations { get; private init; } = [];

    /// <summary>The data lack what the signal reads.</summary>
    /// <param name="why">One sentence that names what is missing and what would supply it.</param>
    public static SignalOutcome Blind(string why) => new() { NotObservable = why };

    /// <summary>The signal could look.</summary>
    public static SignalOutcome Of(int tested, IEnumerable<Observation> observations) =>
        new() { Tested = tested, Observations = [.. observations] };
}
