using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Exhibit.Evidence;

/// <summary>A DSSE envelope: payload, its type, and signatures over both. It knows nothing of what the payload means.</summary>
public sealed class Envelope
{
    private readonly SortedDictionary<string, byte[]> signatures = new(StringComparer.Ordinal);

    /// <summary>An envelope without signatures.</summary>
    public Envelope(string payloadType, byte[] payload) => (PayloadType, Payload) = (payloadType, payload);

    /// <summary>What the payload is.</summary>
    public string PayloadType { get; }

    /// <summary>The signed bytes.</summary>
    public byte[] Payload { get; }

    /// <summary>Signature of every signer, by key id.</summary>
    public IReadOnlyDictionary<string, byte[]> Signatures => signatures;

    /// <summary>DSSE's pre-authentication encoding: what is signed. Binds the type, so that no payload can pass for another's.</summary>
    public byte[] Signed() =>
        [
            .. Encoding.UTF8.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"DSSEv1 {Encoding.UTF8.GetByteCount(PayloadType)} {PayloadType} {Payload.Length} "
                )
            ),
            .. Payload,
        ];

    /// <summary>Adds a signature; a second one of the same key replaces the first.</summary>
    public void Sign(SigningKey key) => signatures[key.Public.Id] = key.Sign(Signed());

    /// <summary>The canonical bytes.</summary>
    public byte[] Write() =>
        CanonicalJson.Write(
            new JsonObject
            {
                ["payloadType"] = PayloadType,
                ["payload"] = Convert.ToBase64String(Payload),
                ["signatures"] = new JsonArray([
                    .. signatures.Select(s => new JsonObject { ["keyid"] = s.Key, ["sig"] = Convert.ToBase64String(s.Value) }),
                ]),
            }
        );

    /// <summary>Reads an envelope and requires its canonical form.</summary>
    /// <exception cref="VerifyException">It is no envelope, or another spelling of one.</exception>
    public static Envelope Read(byte[] bytes, string where)
    {
        var root = CanonicalJson.Read(bytes, where);
        Envelope envelope;
        try
        {
            envelope = new Envelope(root["payloadType"]!.GetValue<string>(), Convert.FromBase64String(root["payload"]!.GetValue<string>()));
            foreach (var signature in root["signatures"]!.AsArray())
            {
                envelope.signatures[signature!["keyid"]!.GetValue<string>()] = Convert.FromBase64String(
                    signature["sig"]!.GetValue<string>()
                );
            }
        }
        catch (Exception e) when (e is NullReferenceException or InvalidOperationException or FormatException)
        {
            throw new VerifyException(
                VerifyFailure.MalformedFile,
                where,
                "payload, payloadType and signatures in base64",
                "something else"
            );
        }

        return envelope.Write().AsSpan().SequenceEqual(bytes)
            ? envelope
            : throw new VerifyException(VerifyFailure.EnvelopeNotCanonical, where, "its canonical encoding (RFC 8785)", "other bytes");
    }
}
