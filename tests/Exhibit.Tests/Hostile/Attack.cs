namespace Exhibit.Tests.Hostile;

/// <summary>One attack that was tried.</summary>
/// <param name="Id">Kebab-case id: the name of its test case.</param>
/// <param name="What">What an adversary does.</param>
/// <param name="Outcome">What happens.</param>
/// <param name="Try">Tries it and asserts the outcome.</param>
internal sealed record Attack(string Id, string What, string Outcome, Action<Lab> Try);
