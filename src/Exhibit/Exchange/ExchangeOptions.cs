using Exhibit.Claims;

namespace Exhibit.Exchange;

/// <summary>What an export needs beside the case.</summary>
/// <param name="Name">Name of the operation or investigation.</param>
/// <param name="Tlp">Traffic light: clear, green, amber, amber+strict or red.</param>
/// <param name="Claims">Claims on rungs 3 and 4 that an analyst entered.</param>
public sealed record ExchangeOptions(string Name, string Tlp, IReadOnlyList<Claim> Claims);
