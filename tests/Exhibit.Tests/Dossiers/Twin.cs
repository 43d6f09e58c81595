using Exhibit.Evidence;

namespace Exhibit.Tests.Dossiers;

/// <summary>One way to tamper with a dossier, and the failure that must name it.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Failure">The failure of both verifiers.</param>
/// <param name="Tamper">Does it to a copy's folder.</param>
/// <param name="Trust">Whether a trusted key is named.</param>
/// <param name="Ours">A failure of exhibit verify where it looks closer; null where both say the same.</param>
internal sealed record Twin(string Name, VerifyFailure Failure, Action<string> Tamper, bool Trust = false, VerifyFailure? Ours = null)
{
    public override string ToString() => Name;
}
