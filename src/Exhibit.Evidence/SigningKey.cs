using System.Security.Cryptography;

namespace Exhibit.Evidence;

/// <summary>A signer's private key: ECDSA on P-256 from the framework, kept as PKCS#8 in PEM.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa key;

    private SigningKey(ECDsa key)
    {
        this.key = key;
        Public = PublicKey.Of(key);
    }

    /// <summary>The public half.</summary>
    public PublicKey Public { get; }

    /// <summary>The private key in PEM (PKCS#8, not encrypted).</summary>
    public string Pem => key.ExportPkcs8PrivateKeyPem() + "\n";

    /// <summary>Makes a new key from the system's randomness.</summary>
    public static SigningKey New() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a private key.</summary>
    /// <exception cref="ArgumentException">It is no PEM private key on P-256; the message says what was found.</exception>
    public static SigningKey Read(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return key.ExportParameters(includePrivateParameters: true).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value
                ? new SigningKey(key)
                : throw new ArgumentException("The key is on another curve than P-256.", nameof(pem));
        }
        catch (CryptographicException e)
        {
            throw new ArgumentException("There is no private key in it.", nameof(pem), e);
        }
    }

    /// <summary>Signs with SHA-256; canonical DER, lower s.</summary>
    public byte[] Sign(byte[] message) =>
        EcdsaSignature.Canonical(key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    /// <inheritdoc/>
    public void Dispose()
    {
        Public.Dispose();
        key.Dispose();
    }
}
