using Exhibit.Dossiers;
using Exhibit.Dossiers.Groups;
using Exhibit.Dossiers.Observations;
using Exhibit.Evidence;

namespace Exhibit;

/// <summary>
/// Verifies a dossier: whole, sealed by whom, every number recomputed from its own data, its records against their digests.
/// Fails closed with the first fault. Writes nothing, asks nobody.
/// </summary>
public static class DossierCheck
{
    private static readonly string[] Known =
    [
        "bagit.txt",
        "bag-info.txt",
        DossierFiles.Crate,
        Bag.PayloadManifest,
        Bag.TagManifest,
        Bag.Seal,
        Bag.Token,
        DossierFiles.Head,
        DossierFiles.Protocol,
        DossierFiles.Custody,
        DossierFiles.Accounts,
        DossierFiles.Findings,
        DossierFiles.Claims,
        DossierFiles.Answers,
        DossierFiles.Sources,
        DossierFiles.Records,
        DossierFiles.Raw,
        DossierFiles.Kinds,
        DossierFiles.Tested,
        DossierFiles.Candidates,
        DossierFiles.Contents,
        DossierFiles.Edges,
        DossierFiles.Trials,
        GroupFiles.Families,
        GroupFiles.Tests,
        GroupFiles.Edges,
        GroupFiles.Trials,
        GroupFiles.Contents,
        SignalFiles.Signals,
        SignalFiles.Findings,
        DossierFiles.Index,
        DossierFiles.Check,
        DossierFiles.Format,
    ];

    /// <summary>Verifies a package.</summary>
    /// <param name="package">Folder or zip.</param>
    /// <param name="trusted">Keys of which one must have signed; empty asks for none.</param>
    /// <param name="threads">Threads.</param>
    /// <exception cref="VerifyException">The first fault found.</exception>
    public static DossierVerdict Run(IPackage package, IReadOnlyCollection<PublicKey> trusted, int threads)
    {
        try
        {
            return Checked(package, trusted, threads);
        }
        catch (Exception e) when (e is not (VerifyException or OutOfMemoryException))
        {
            // Tables that fit their form and still make no sense: a fault of the dossier, never a pass.
            throw new VerifyException(
                VerifyFailure.MalformedFile,
                "the dossier",
                "tables that the rule can be asked about",
                e.GetType().Name
            );
        }
    }

    private static DossierVerdict Checked(IPackage package, IReadOnlyCollection<PublicKey> trusted, int threads)
    {
        Bag.Check(package);
        var signers = Seals.Check(package, trusted);
        var time = package.Has(Bag.Token) ? TimeToken.Check(package.Read(Bag.Token), package.Read(Bag.TagManifest)) : null;
        var data = BaseReader.Read(package);
        Strangers(package, data);
        var (shown, with) = MaterialsCheck.Records(package, data);
        MaterialsCheck.Custody(package);
        var same = data.Head.Version == Analysis.Version;
        if (same && !package.Read(DossierFiles.Protocol).AsSpan().SequenceEqual(Protocol.Of(data.Head.Options)))
        {
            throw new VerifyException(
                VerifyFailure.NumberMismatch,
                DossierFiles.Protocol,
                "the options that dossier.json states",
                "others"
            );
        }

        var rebuilt = DossierRebuild.Of(data, threads);
        DerivedCheck.Compare(package, DerivedWriter.Files(data, rebuilt), data.Head.Explanations, same);
        RoCrate.Check(package, data, same);
        return new DossierVerdict(signers, time, data, rebuilt, package.Files.Count, shown, with, same);
    }

    private static void Strangers(IPackage package, DossierData data)
    {
        var known = Known
            .Concat(data.Tables.SelectMany(t => new[] { DossierFiles.Objects(t.Kind), DossierFiles.Traces(t.Kind) }))
            .Concat(
                data.Groups.Select(g => g.Facts.Kind)
                    .SelectMany(k => new[] { GroupFiles.Objects(k), GroupFiles.Traces(k), GroupFiles.Others(k) })
            )
            .ToHashSet(StringComparer.Ordinal);
        if (package.Files.FirstOrDefault(f => !known.Contains(f) && !f.StartsWith(Bag.Signers, StringComparison.Ordinal)) is { } stranger)
        {
            throw new VerifyException(
                VerifyFailure.UnlistedFile,
                "the dossier",
                "the files that docs/dossier-format.md lists",
                $"'{stranger}'"
            );
        }
    }
}
