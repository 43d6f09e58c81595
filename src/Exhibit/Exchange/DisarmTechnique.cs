namespace Exhibit.Exchange;

/// <summary>One DISARM technique as the two published vocabularies name it.</summary>
/// <param name="External">DISARM's own id, T and digits.</param>
/// <param name="StixUuid">UUID of its attack-pattern in DISARM's STIX bundle of November 2024 (c724a3f).</param>
/// <param name="Created">Its created and modified time there.</param>
/// <param name="Name">Its title there.</param>
/// <param name="Phase">Its tactic there, as a kill chain phase.</param>
/// <param name="GalaxyUuid">UUID of its cluster in MISP's galaxy disarm-techniques, version 2; empty where the older galaxy lacks it.</param>
internal sealed record DisarmTechnique(string External, string StixUuid, string Created, string Name, string Phase, string GalaxyUuid)
{
    /// <summary>Id of the STIX object.</summary>
    internal string StixId => "attack-pattern--" + StixUuid;

    /// <summary>Its page in DISARM's repository.</summary>
    internal string Page => $"https://github.com/DISARMFoundation/DISARMframeworks/blob/main/generated_pages/techniques/{External}.md";

    /// <summary>MISP's tag for it by the galaxy; the cluster's value is DISARM's title. Empty where the galaxy lacks it.</summary>
    internal string GalaxyTag => GalaxyUuid.Length > 0 ? $"misp-galaxy:{Techniques.Galaxy}=\"{Name}\"" : "";

    /// <summary>Its machine tag by DISARM's own id, which every technique has.</summary>
    internal string MachineTag => $"disarm:technique=\"{External}\"";
}
