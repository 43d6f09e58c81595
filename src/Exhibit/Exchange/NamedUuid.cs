using System.Security.Cryptography;
using System.Text;

namespace Exhibit.Exchange;

/// <summary>Version 5 UUIDs (RFC 9562): the same name in the same namespace has the same id everywhere.</summary>
internal static class NamedUuid
{
    /// <summary>Namespace that STIX 2.1 prescribes for observables (2.9).</summary>
    internal static readonly Guid StixObservables = new("00abedb4-aa42-466c-9c01-fed23315a9b7");

    /// <summary>Our own namespace, for domain objects, as the specification asks.</summary>
    internal static readonly Guid Own = new("6f1b9ad7-5f0e-5f43-9b56-7d3b0c0f8e21");

    internal static Guid Of(Guid space, string name) => Of(space, Encoding.UTF8.GetBytes(name));

    // SHA-1 is what version 5 is defined by; nothing rests on its strength.
#pragma warning disable CA5350
    internal static Guid Of(Guid space, byte[] name)
    {
        var hash = SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. name]).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
#pragma warning restore CA5350
}
