using Exhibit.Claims;

namespace Exhibit.Exchange;

/// <summary>What an export needs beside the case.</summary>
/// <param name="Name">Name of the operation or investigation.</param>
/// <param name="Tlp">Traffic light: clear, green, amber, amber+strict or red.</param>
/// <param name="Claims">Claims on rungs 3 and 4 that an analyst entered.</param>
public sealed record ExchangeOptions(string Name, string Tlp, IReadOnlyList<Claim> Claims)
{
    /// <summary>The profile for OpenCTI; the other is plain.</summary>
    public const string OpenCti = "opencti";

    /// <summary>Words of <see cref="Profile"/>; the first is the default.</summary>
    public static readonly IReadOnlyList<string> Profiles = ["plain", OpenCti];

    /// <summary>Which platform's habits a format follows where it can follow one.</summary>
    public string Profile { get; init; } = Profiles[0];

    /// <summary>Body that hands the export on and answers for it; empty names the program as its maker.</summary>
    public string Author { get; init; } = "";

    /// <summary>Day on which the findings were published; null where they were not.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>What people call each trace kind, by its id; a kind that is not in it is called by its id.</summary>
    public IReadOnlyDictionary<string, string> Kinds { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
