namespace Exhibit.Signals;

/// <summary>The traits of one account as the community tests of automation count them.</summary>
/// <param name="Account">Index.</param>
/// <param name="Low">Whether its times, without the posts that made the community's edges, look so at p at most .01; null where it was not tested.</param>
/// <param name="Ratio">Phrases over those of its Markov chain; null where it has too few actions.</param>
/// <param name="Client">Number of the client that sent at least half of its posts; -1 where none is known.</param>
internal readonly record struct AutomationTraits(int Account, bool? Low, double? Ratio, int Client);
