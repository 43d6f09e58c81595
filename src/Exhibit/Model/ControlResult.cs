namespace Exhibit.Model;

/// <summary>A negative control: the same protocol on data whose times were disturbed.</summary>
/// <param name="Id">"shuffled-within-object" or "jittered-within-block".</param>
/// <param name="Meaning">What the disturbance destroys and what it keeps.</param>
/// <param name="EdgesStrong">Edges in tier strong.</param>
/// <param name="EdgesIndicated">Edges in tier indicated.</param>
/// <param name="AccountsStrong">Accounts in tier strong.</param>
/// <param name="AccountsIndicated">Accounts in tier indicated.</param>
public sealed record ControlResult(
    string Id,
    string Meaning,
    int EdgesStrong,
    int EdgesIndicated,
    int AccountsStrong,
    int AccountsIndicated
)
{
    /// <summary>Id of the control that deals out the times of each object anew among its sharers.</summary>
    public const string Shuffled = "shuffled-within-object";
}
