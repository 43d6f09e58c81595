namespace Exhibit.Evidence;

/// <summary>What a verifier is willing to read. A dossier beyond this is refused before it is read.</summary>
public static class PackageLimits
{
    /// <summary>Files: 10,000.</summary>
    public const int Files = 10_000;

    /// <summary>Bytes of one file: 1 GiB.</summary>
    public const long FileBytes = 1L << 30;

    /// <summary>Bytes of all files: 2 GiB - 1, so that no zip needs more than 32-bit fields.</summary>
    public const long AllBytes = int.MaxValue;

    /// <summary>Characters of a path: 200.</summary>
    public const int PathCharacters = 200;

    /// <summary>Nesting of JSON: 32.</summary>
    public const int JsonDepth = 32;

    /// <summary>Bytes of a JSON document, of a manifest and of the envelope: 64 MiB.</summary>
    public const long DocumentBytes = 64L << 20;
}
