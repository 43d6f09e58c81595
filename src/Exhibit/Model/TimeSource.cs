namespace Exhibit.Model;

/// <summary>Whose clock a post's time was read from. A client's clock can be set by the poster; a server's cannot.</summary>
public enum TimeSource
{
    /// <summary>The export does not say.</summary>
    Unknown,

    /// <summary>The platform's server stamped the post.</summary>
    Server,

    /// <summary>The poster's device or program claimed the time.</summary>
    Client,

    /// <summary>Decoded from an id that the platform's server assigned.</summary>
    DecodedId,
}
