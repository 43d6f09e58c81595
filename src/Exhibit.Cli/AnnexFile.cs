using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Exhibit.Readers;

namespace Exhibit.Cli;

/// <summary>
/// Encrypts an annex to its recipients: CMS EnvelopedData, AES-256-CBC, the key by RSA-OAEP with SHA-256. Two encryptions
/// of one annex differ, so it stands outside the dossier; whoever decrypts it holds it against the dossier's commitments.
/// </summary>
internal static class AnnexFile
{
    // id-aes256-CBC of RFC 3565.
    private const string Aes256 = "2.16.840.1.101.3.4.1.42";

    /// <summary>Reads a recipient's certificate.</summary>
    /// <exception cref="InputException">It is none, or its key is not RSA.</exception>
    internal static X509Certificate2 Recipient(string path)
    {
        X509Certificate2 certificate;
        try
        {
            certificate = X509CertificateLoader.LoadCertificateFromFile(path);
        }
        catch (CryptographicException e)
        {
            throw new InputException($"--annex-to '{path}' is no certificate ({e.Message}). Expected X.509 in PEM or DER.", e);
        }

        using var key = certificate.GetRSAPublicKey();
        if (key is null)
        {
            certificate.Dispose();
            throw new InputException(
                $"--annex-to '{path}' holds a key that is not RSA. Expected an RSA certificate, such as openssl req -x509 -newkey rsa:3072 makes."
            );
        }

        return certificate;
    }

    /// <summary>The DER of the envelope.</summary>
    internal static byte[] Encrypt(byte[] content, IEnumerable<X509Certificate2> recipients)
    {
        var envelope = new EnvelopedCms(new ContentInfo(content), new AlgorithmIdentifier(new Oid(Aes256)));
        var to = new CmsRecipientCollection();
        foreach (var certificate in recipients)
        {
            to.Add(new CmsRecipient(SubjectIdentifierType.IssuerAndSerialNumber, certificate, RSAEncryptionPadding.OaepSHA256));
        }

        envelope.Encrypt(to);
        return envelope.Encode();
    }
}
