namespace Exhibit.Dossiers.Observations;

/// <summary>What became of one signal.</summary>
/// <param name="Signal">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Tested">Subjects that were held against a null: the m of its threshold.</param>
/// <param name="NotObservable">Why it could not be observed in these data; empty where it could.</param>
public sealed record SignalFacts(string Signal, int Version, int Tested, string NotObservable);
