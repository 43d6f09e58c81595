namespace Exhibit.Evidence;

/// <summary>Signs dossiers and checks who signed them.</summary>
public static class Seals
{
    /// <summary>Signs the manifests of a complete folder, beside signatures that are there already.</summary>
    public static void Sign(string folder, IEnumerable<SigningKey> keys)
    {
        using var package = new FolderPackage(folder);
        var statement = Statement.Of(package);
        var file = Path.Combine(folder, Bag.Seal);
        var envelope = File.Exists(file)
            ? Envelope.Read(File.ReadAllBytes(file), Bag.Seal)
            : new Envelope(Statement.PayloadType, statement);
        if (!envelope.Payload.AsSpan().SequenceEqual(statement))
        {
            throw new VerifyException(VerifyFailure.StatementMismatch, Bag.Seal, "a statement about these manifests", "one about others");
        }

        Directory.CreateDirectory(Path.Combine(folder, Bag.Signers));
        foreach (var key in keys)
        {
            envelope.Sign(key);
            File.WriteAllText(Path.Combine(folder, Bag.Signers, key.Public.Id + ".pem"), key.Public.Pem);
        }

        File.WriteAllBytes(file, envelope.Write());
    }

    /// <summary>Checks the envelope of a whole bag: canonical, about these manifests, every signature right.</summary>
    /// <param name="package">The dossier; <see cref="Bag.Check"/> has passed.</param>
    /// <param name="trusted">Keys of which one at least must have signed; empty asks for none.</param>
    /// <returns>Ids of the keys that signed; empty for an unsigned dossier.</returns>
    /// <exception cref="VerifyException">Something does not fit.</exception>
    public static IReadOnlyList<string> Check(IPackage package, IReadOnlyCollection<PublicKey> trusted)
    {
        var keys = package.Files.Where(f => f.StartsWith(Bag.Signers, StringComparison.Ordinal)).ToArray();
        if (!package.Has(Bag.Seal))
        {
            return trusted.Count > 0
                    ? throw new VerifyException(
                        VerifyFailure.Unsigned,
                        "the dossier's root",
                        $"'{Bag.Seal}', signed by a trusted key",
                        "no such file"
                    )
                : keys.Length > 0
                    ? throw new VerifyException(
                        VerifyFailure.UnlistedFile,
                        Bag.Seal,
                        "a signature of every key",
                        $"'{keys[0]}' without one"
                    )
                : [];
        }

        var envelope = Envelope.Read(package.Read(Bag.Seal), Bag.Seal);
        if (envelope.PayloadType != Statement.PayloadType)
        {
            throw new VerifyException(
                VerifyFailure.PayloadType,
                Bag.Seal,
                $"payload type {Statement.PayloadType}",
                $"'{PackagePath.Shown(envelope.PayloadType)}'"
            );
        }

        if (!envelope.Payload.AsSpan().SequenceEqual(Statement.Of(package)))
        {
            throw new VerifyException(VerifyFailure.StatementMismatch, Bag.Seal, "the statement about these manifests", "another");
        }

        if (envelope.Signatures.Count == 0)
        {
            throw new VerifyException(VerifyFailure.Unsigned, Bag.Seal, "one signature at least", "none");
        }

        Signatures(package, envelope, keys);
        return trusted.Count == 0 || trusted.Any(k => envelope.Signatures.ContainsKey(k.Id))
            ? [.. envelope.Signatures.Keys]
            : throw new VerifyException(
                VerifyFailure.KeyUnknown,
                Bag.Seal,
                $"a signature of {string.Join(" or ", trusted.Select(k => k.Id))}",
                $"signatures of {string.Join(", ", envelope.Signatures.Keys.Select(PackagePath.Shown))}"
            );
    }

    private static void Signatures(IPackage package, Envelope envelope, string[] keys)
    {
        foreach (var (id, signature) in envelope.Signatures)
        {
            var file = $"{Bag.Signers}{id}.pem";
            if (!keys.Contains(file, StringComparer.Ordinal))
            {
                throw new VerifyException(
                    VerifyFailure.KeyUnknown,
                    Bag.Seal,
                    "the signer's key in signers/",
                    $"none for '{PackagePath.Shown(id)}'"
                );
            }

            var pem = package.Read(file);
            using var key = PublicKey.Read(pem, file);
            if (key.Id != id || !System.Text.Encoding.ASCII.GetBytes(key.Pem).AsSpan().SequenceEqual(pem))
            {
                throw new VerifyException(
                    VerifyFailure.EnvelopeNotCanonical,
                    file,
                    "the canonical PEM of the key that its name says",
                    "another"
                );
            }

            if (!key.Verifies(envelope.Signed(), signature))
            {
                throw new VerifyException(
                    VerifyFailure.SignatureWrong,
                    Bag.Seal,
                    $"a signature of {id} over the statement",
                    "one that does not verify"
                );
            }
        }

        var strange = keys.FirstOrDefault(k => !envelope.Signatures.Keys.Any(id => k == $"{Bag.Signers}{id}.pem"));
        if (strange is not null)
        {
            throw new VerifyException(VerifyFailure.UnlistedFile, Bag.Seal, "a signature of every key in signers/", $"none of '{strange}'");
        }
    }
}
