namespace Exhibit.Model;

/// <summary>One number that a signal can be run with; set by --set SIGNAL.NAME=VALUE.</summary>
/// <param name="Name">Kebab-case name.</param>
/// <param name="Default">The protocol's value.</param>
/// <param name="Meaning">What it is, with its unit.</param>
public sealed record SignalOption(string Name, double Default, string Meaning);
