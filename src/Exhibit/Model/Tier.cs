namespace Exhibit.Model;

/// <summary>How far the evidence for an edge, an account or a community reaches. Ordered: a higher value is stronger.</summary>
public enum Tier
{
    /// <summary>Seen, not shown to be more than an innocent explanation gives.</summary>
    None,

    /// <summary>Together more than the hour and the crowd explain, while a named explanation still suffices.</summary>
    Indicated,

    /// <summary>No stated innocent explanation suffices at the fixed threshold.</summary>
    Strong,
}

/// <summary>The words of the case folder for tiers.</summary>
public static class Tiers
{
    /// <summary>The tier's word in files: strong, indicated or none.</summary>
    public static string Word(this Tier tier) =>
        tier switch
        {
            Tier.Strong => "strong",
            Tier.Indicated => "indicated",
            _ => "none",
        };
}
