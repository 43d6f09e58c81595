namespace Exhibit.Coordination;

/// <summary>One block of one object with more sharers than are compared pair by pair.</summary>
/// <param name="Object">The object.</param>
/// <param name="BeginMs">Start of the block, ms since 1970.</param>
/// <param name="Sharers">Accounts that shared the object in it, its author aside.</param>
public readonly record struct CrowdedBlock(int Object, long BeginMs, int Sharers)
{
    /// <summary>Pairs of these accounts.</summary>
    public long Pairs => Sharers * (Sharers - 1L) / 2;
}
