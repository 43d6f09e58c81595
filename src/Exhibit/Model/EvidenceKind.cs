namespace Exhibit.Model;

/// <summary>What two accounts are joined by. Each kind has families of tests, nulls and words of its own.</summary>
public enum EvidenceKind
{
    /// <summary>When: they act within a window of each other.</summary>
    Timing,

    /// <summary>What: they publish the same original words, however far apart in time.</summary>
    CommonOrigin,

    /// <summary>Who: they meet each other again and again on content of others.</summary>
    CommonCompany,
}

/// <summary>The words of the kinds in files.</summary>
public static class EvidenceKinds
{
    /// <summary>timing, common-origin or common-company.</summary>
    public static string Word(this EvidenceKind evidence) =>
        evidence switch
        {
            EvidenceKind.CommonOrigin => "common-origin",
            EvidenceKind.CommonCompany => "common-company",
            _ => "timing",
        };
}
