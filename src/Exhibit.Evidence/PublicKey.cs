using System.Security.Cryptography;
using System.Text;

namespace Exhibit.Evidence;

/// <summary>A signer's public key: ECDSA on P-256, named by the SHA-256 of its SubjectPublicKeyInfo.</summary>
public sealed class PublicKey : IDisposable
{
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
        var text = Encoding.Latin1.GetString(pem);
        var key = ECDsa.Create();
        try
        {
            if (!text.Contains("-----BEGIN PUBLIC KEY-----", StringComparison.Ordinal))
            {
                throw new ArgumentException("There is no line BEGIN PUBLIC KEY.", nameof(pem));
            }

            key.ImportFromPem(text);
            if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
            {
                throw new ArgumentException("The key is on another curve.", nameof(pem));
            }

            return new PublicKey(key);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new VerifyException(VerifyFailure.KeyUnknown, where, "a PEM public key on P-256", PackagePath.Shown(e.Message));
        }
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
