namespace Exhibit.Simulator.Innocent;

/// <summary>Accounts that act alike, or even together, without deceiving anyone. A method that flags them accuses the innocent.</summary>
public interface IInnocentGroup : IScenario
{
    /// <summary>
    /// What truly makes them meet, in the words of the <c>explained_by</c> column and of docs/simulator.md; where several
    /// are true each is a right answer. Written from what the group does, never from what a rule says of it.
    /// </summary>
    IReadOnlyList<string> Explanations { get; }
}
