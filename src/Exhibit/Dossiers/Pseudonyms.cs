using System.Security.Cryptography;
using System.Text;

namespace Exhibit.Dossiers;

/// <summary>
/// Keyed pseudonyms: the first 80 bits of HMAC-SHA-256 over platform, a unit separator and id. Who holds the key and the
/// sources can check each; without the key nobody can try names against them.
/// </summary>
public sealed class Pseudonyms(byte[] key)
{
    /// <summary>Bytes of a key: 32.</summary>
    public const int KeyBytes = 32;

    /// <summary>The pseudonym of an account: 20 hexadecimal digits.</summary>
    public string Of(string platform, string id) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{platform}\u001F{id}")).AsSpan(0, 10));
}
