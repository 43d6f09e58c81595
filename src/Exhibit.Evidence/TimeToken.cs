using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Exhibit.Evidence;

/// <summary>
/// A time token (RFC 3161): a third party states that it saw a digest at a time. Kept in one canonical form, a granted
/// response with the signer's certificate alone, so that no byte of it is free: what CMS leaves unsigned is left out or fixed.
/// </summary>
public sealed record TimeToken(DateTimeOffset Time, string Authority, byte[] Certificate)
{
    private const string SignedDataType = "1.2.840.113549.1.7.2";
    private const string InfoType = "1.2.840.113549.1.9.16.1.4";
    private const string ContentTypeAttribute = "1.2.840.113549.1.9.3";
    private const string DigestAttribute = "1.2.840.113549.1.9.4";
    private const string CertificateAttribute = "1.2.840.113549.1.9.16.2.12";
    private const string CertificateAttribute2 = "1.2.840.113549.1.9.16.2.47";
    private const string Sha256Oid = "2.16.840.1.101.3.4.2.1";
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string StampingUse = "1.3.6.1.5.5.7.3.8";

    private static readonly Dictionary<string, (HashAlgorithmName Name, string Ecdsa)> Hashes = new(StringComparer.Ordinal)
    {
        [Sha256Oid] = (HashAlgorithmName.SHA256, "1.2.840.10045.4.3.2"),
        ["2.16.840.1.101.3.4.2.2"] = (HashAlgorithmName.SHA384, "1.2.840.10045.4.3.3"),
        ["2.16.840.1.101.3.4.2.3"] = (HashAlgorithmName.SHA512, "1.2.840.10045.4.3.4"),
    };

    /// <summary>The request for a token over these bytes (their SHA-256), asking for the authority's certificate.</summary>
    public static byte[] Request(byte[] stamped)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                Algorithm(writer, Sha256Oid, withNull: true);
                writer.WriteOctetString(SHA256.HashData(stamped));
            }

            writer.WriteBoolean(true);
        }

        return writer.Encode();
    }

    /// <summary>Checks an authority's response and brings it into the canonical form.</summary>
    /// <exception cref="VerifyException">It is no token over these bytes, or its signature is wrong.</exception>
    public static byte[] Canonical(byte[] response, byte[] stamped) => Read(response, stamped).Canonical;

    /// <summary>Checks a token in canonical form.</summary>
    /// <exception cref="VerifyException">It is over other bytes, its signature is wrong, or its form another.</exception>
    public static TimeToken Check(byte[] token, byte[] stamped)
    {
        var (result, canonical) = Read(token, stamped);
        return canonical.AsSpan().SequenceEqual(token) ? result : throw Wrong("a token in canonical form", "another spelling");
    }

    private static (TimeToken Token, byte[] Canonical) Read(byte[] bytes, byte[] stamped)
    {
        try
        {
            var response = new AsnReader(bytes, AsnEncodingRules.DER).ReadSequence();
            var status = response.ReadSequence().ReadInteger();
            if (status != 0 && status != 1)
            {
                throw Wrong("a granted token", $"status {status.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
            }

            var signed = SignedData(response.ReadSequence());
            _ = signed.ReadInteger();
            _ = signed.ReadSetOf();
            var content = signed.ReadSequence();
            Same(content.ReadObjectIdentifier(), InfoType, "a time token");
            var info = content.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadOctetString();
            using var certificates = new Certificates(signed.ReadSetOf(new Asn1Tag(TagClass.ContextSpecific, 0)));
            while (signed.HasData && signed.PeekTag().TagClass == TagClass.ContextSpecific)
            {
                _ = signed.ReadEncodedValue();
            }

            var time = Info(info, stamped);
            var (certificate, signer) = Signer(signed.ReadSetOf().ReadSequence(), info, certificates);
            return (new TimeToken(time, certificate.Subject, certificate.RawData), Encode(info, certificate.RawData, signer));
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException or OverflowException)
        {
            throw Wrong("a time token of RFC 3161", PackagePath.Shown(e.Message));
        }
    }

    private static AsnReader SignedData(AsnReader token)
    {
        Same(token.ReadObjectIdentifier(), SignedDataType, "signed data");
        return token.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadSequence();
    }

    private static DateTimeOffset Info(byte[] bytes, byte[] stamped)
    {
        var info = new AsnReader(bytes, AsnEncodingRules.DER).ReadSequence();
        _ = info.ReadInteger();
        _ = info.ReadObjectIdentifier();
        var imprint = info.ReadSequence();
        Same(imprint.ReadSequence().ReadObjectIdentifier(), Sha256Oid, "a SHA-256 digest");
        var found = Convert.ToHexStringLower(imprint.ReadOctetString());
        Same(found, Digest.Of(stamped), $"the digest of {Bag.TagManifest}");
        _ = info.ReadInteger();
        return info.ReadGeneralizedTime();
    }

    // Signature over the signed attributes; they hold the digest of the content and that of the signer's certificate.
    private static (X509Certificate2 Certificate, SignerParts Parts) Signer(AsnReader signer, byte[] info, Certificates certificates)
    {
        _ = signer.ReadInteger();
        var identity = signer.ReadSequence();
        var certificate = certificates.Find(identity.ReadEncodedValue().ToArray(), identity.ReadIntegerBytes().ToArray());
        var hash = signer.ReadSequence().ReadObjectIdentifier();
        if (!Hashes.TryGetValue(hash, out var algorithm))
        {
            throw Wrong("a digest of SHA-256 or longer", hash);
        }

        var attributes = signer.ReadEncodedValue().ToArray();
        _ = signer.ReadSequence();
        var signature = signer.ReadOctetString();
        attributes[0] = 0x31;
        Attributes(attributes, info, certificate, algorithm.Name);
        using var rsa = certificate.GetRSAPublicKey();
        using var ecdsa = certificate.GetECDsaPublicKey();
        var right =
            rsa?.VerifyData(attributes, signature, algorithm.Name, RSASignaturePadding.Pkcs1)
            ?? ecdsa?.VerifyData(attributes, signature, algorithm.Name, DSASignatureFormat.Rfc3279DerSequence)
            ?? false;
        return right
            ? (certificate, new SignerParts(hash, rsa is null ? algorithm.Ecdsa : Rsa, rsa is not null, attributes, signature, certificate))
            : throw Wrong("the authority's signature over the token", "one that does not verify");
    }

    private static void Attributes(byte[] attributes, byte[] info, X509Certificate2 certificate, HashAlgorithmName hash)
    {
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var set = new AsnReader(attributes, AsnEncodingRules.DER).ReadSetOf();
        while (set.HasData)
        {
            var attribute = set.ReadSequence();
            found[attribute.ReadObjectIdentifier()] = attribute.ReadSetOf().ReadEncodedValue().ToArray();
        }

        byte[] Value(string oid) => found.GetValueOrDefault(oid) ?? throw Wrong($"the signed attribute {oid}", "none");
        Same(
            new AsnReader(Value(ContentTypeAttribute), AsnEncodingRules.DER).ReadObjectIdentifier(),
            InfoType,
            "a token as the signed content"
        );
        var digest = new AsnReader(Value(DigestAttribute), AsnEncodingRules.DER).ReadOctetString();
        Same(
            Convert.ToHexString(digest),
            Convert.ToHexString(CryptographicOperations.HashData(hash, info)),
            "the digest of the token's content"
        );
        var second = found.ContainsKey(CertificateAttribute2);
        var identity = new AsnReader(Value(second ? CertificateAttribute2 : CertificateAttribute), AsnEncodingRules.DER)
            .ReadSequence()
            .ReadSequence()
            .ReadSequence();
        var of = second ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
        if (identity.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
        {
            of = Hashes.GetValueOrDefault(identity.ReadSequence().ReadObjectIdentifier()).Name;
        }

        var own = of.Name is null ? [] : CryptographicOperations.HashData(of, certificate.RawData);
        Same(Convert.ToHexString(identity.ReadOctetString()), Convert.ToHexString(own), "the digest of the signer's certificate");
        if (
            !certificate
                .Extensions.OfType<X509EnhancedKeyUsageExtension>()
                .Any(u => u.EnhancedKeyUsages.Cast<Oid>().Any(o => o.Value == StampingUse))
        )
        {
            throw Wrong("a certificate for time stamping", certificate.Subject);
        }
    }

    private static byte[] Encode(byte[] info, byte[] certificate, SignerParts signer)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        var zero = new Asn1Tag(TagClass.ContextSpecific, 0);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
            }

            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(SignedDataType);
                using (writer.PushSequence(zero))
                using (writer.PushSequence())
                {
                    writer.WriteInteger(3);
                    using (writer.PushSetOf())
                    {
                        Algorithm(writer, signer.Hash, withNull: false);
                    }

                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(InfoType);
                        using (writer.PushSequence(zero))
                        {
                            writer.WriteOctetString(info);
                        }
                    }

                    using (writer.PushSetOf(zero))
                    {
                        writer.WriteEncodedValue(certificate);
                    }

                    using (writer.PushSetOf())
                    {
                        signer.Write(writer);
                    }
                }
            }
        }

        return writer.Encode();
    }

    internal static void Algorithm(AsnWriter writer, string oid, bool withNull)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            if (withNull)
            {
                writer.WriteNull();
            }
        }
    }

    private static void Same(string found, string expected, string what)
    {
        if (found != expected)
        {
            throw Wrong($"{what} ({expected})", found);
        }
    }

    private static VerifyException Wrong(string expected, string found) => new(VerifyFailure.TimeToken, Bag.Token, expected, found);

    private sealed record SignerParts(
        string Hash,
        string Algorithm,
        bool AlgorithmHasNull,
        byte[] Attributes,
        byte[] Signature,
        X509Certificate2 Certificate
    )
    {
        internal void Write(AsnWriter writer)
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSequence())
                {
                    writer.WriteEncodedValue(Certificate.IssuerName.RawData);
                    writer.WriteInteger(Certificate.SerialNumberBytes.Span);
                }

                TimeToken.Algorithm(writer, Hash, withNull: false);
                byte[] tagged = [0xA0, .. Attributes.AsSpan(1)];
                writer.WriteEncodedValue(tagged);
                TimeToken.Algorithm(writer, Algorithm, AlgorithmHasNull);
                writer.WriteOctetString(Signature);
            }
        }
    }

    private sealed class Certificates : IDisposable
    {
        private readonly List<X509Certificate2> all = [];

        internal Certificates(AsnReader set)
        {
            while (set.HasData)
            {
                all.Add(X509CertificateLoader.LoadCertificate(set.ReadEncodedValue().Span));
            }
        }

        internal X509Certificate2 Find(byte[] issuer, byte[] serial) =>
            all.Find(c => c.IssuerName.RawData.AsSpan().SequenceEqual(issuer) && c.SerialNumberBytes.Span.SequenceEqual(serial))
            ?? throw Wrong("the signer's certificate in the token", "none");

        // Certificates are public data of a few kilobytes; the one in use outlives this list.
        public void Dispose() => all.Clear();
    }
}
