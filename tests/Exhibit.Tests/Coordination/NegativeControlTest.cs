using Exhibit.Model;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Coordination;

public sealed class NegativeControlTest
{
    [Fact]
    public void CountsNoEvidenceThatTimesDoNotTouch()
    {
        var result = GroupDossier.Case.Result;
        Assert.Contains(result.Edges, e => e.Tier != Tier.None && e.Evidence != EvidenceKind.Timing);
        // Jitter destroys all synchrony; common origin and common company use no time and would be left whole.
        var jittered = result.Controls.Single(c => c.Id == "jittered-within-block");
        Assert.Equal((0, 0), (jittered.EdgesStrong, jittered.EdgesIndicated));
    }
}
