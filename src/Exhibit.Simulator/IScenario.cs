namespace Exhibit.Simulator;

/// <summary>Accounts that do something together: the one shape of innocent groups and campaigns.</summary>
public interface IScenario
{
    /// <summary>Stable kebab-case name, written into the labels ("notification-fans").</summary>
    string Kind { get; }

    /// <summary>Accounts that it adds to the world.</summary>
    int Accounts { get; }

    /// <summary>Every fault of its knobs as a sentence.</summary>
    IEnumerable<string> Validate();

    /// <summary>Adds exactly <see cref="Accounts"/> members and what they do.</summary>
    internal void Plan(ScenarioPlan plan);
}
