using System.Security.Cryptography;
using System.Text;

namespace Exhibit.Evidence;

/// <summary>A signer's public key: ECDSA on P-256, named by the SHA-256 of its SubjectPublicKeyInfo.</summary>
public sealed class PublicKey : IDisposable
{
    private const int InfoBytes = 91;

    // SubjectPublicKeyInfo of an uncompressed point on P-256, up to the point (RFC 5480).
    private static readonly byte[] InfoStart = Convert.FromHexString("3059301306072A8648CE3D020106082A8648CE3D03010703420004");

    private readonly ECDsa key;

    private PublicKey(ECDsa key)
    {
        this.key = key;
        Id = Digest.Of(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>SHA-256 of the key's SubjectPublicKeyInfo, lower-case hexadecimal.</summary>
    public string Id { get; }

    /// <summary>The key in the form of <c>openssl pkey -pubout</c>.</summary>
    public string Pem => key.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>Reads a key in PEM; private keys are refused.</summary>
    /// <exception cref="VerifyException">It is no public key on P-256.</exception>
    public static PublicKey Read(byte[] pem, string where)
    {
        var key = ECDsa.Create();
        try
        {
            var info = Decode(Encoding.Latin1.GetString(pem));
            if (info.Length != InfoBytes || !info.AsSpan().StartsWith(InfoStart))
            {
                throw new ArgumentException("There is no public key on P-256.", nameof(pem));
            }

            key.ImportSubjectPublicKeyInfo(info, out _);
            return new PublicKey(key);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or CryptographicException)
        {
            key.Dispose();
            throw new VerifyException(VerifyFailure.KeyUnknown, where, "a PEM public key on P-256", PackagePath.Shown(e.Message));
        }
    }

    // Decoded here, so that no other algorithm of the framework is ever asked to look at a stranger's key.
    private static byte[] Decode(string text)
    {
        if (!PemEncoding.TryFind(text, out var fields) || text[fields.Label] != "PUBLIC KEY")
        {
            throw new ArgumentException("There is no line BEGIN PUBLIC KEY.", nameof(text));
        }

        return Convert.FromBase64String(text[fields.Base64Data]);
    }

    /// <summary>Whether the DER signature is this key's over the bytes. Only the canonical encoding with the lower s is one.</summary>
    public bool Verifies(byte[] message, byte[] signature) =>
        EcdsaSignature.IsCanonical(signature)
        && key.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    internal static PublicKey Of(ECDsa privateKey)
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(privateKey.ExportSubjectPublicKeyInfo(), out _);
        return new PublicKey(key);
    }
}
