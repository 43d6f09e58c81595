namespace Exhibit.Simulator.Innocent;

/// <summary>Accounts that act alike, or even together, without deceiving anyone. A method that flags them accuses the innocent.</summary>
public interface IInnocentGroup : IScenario;
