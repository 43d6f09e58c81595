using Exhibit.Coordination;
using Exhibit.Dossiers;
using Exhibit.Evidence;
using Exhibit.Model;

namespace Exhibit;

/// <summary>Writes a dossier into an empty folder, and verifies it before anyone else does.</summary>
public static class DossierSeal
{
    /// <summary>Writes it.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="data">The base, from <see cref="DossierBuilder"/>.</param>
    /// <param name="raw">The bytes of the cited records.</param>
    /// <param name="case">The case that the base was taken from.</param>
    /// <param name="protocol">The case's protocol.json.</param>
    /// <param name="custody">The case's custody.jsonl.</param>
    /// <param name="who">Who seals, if given; empty otherwise.</param>
    /// <param name="keys">Keys to sign with; none makes an unsigned dossier.</param>
    /// <param name="threads">Threads; the bytes do not depend on it.</param>
    /// <param name="stamp">Asks a time authority: takes a request, gives its response; null asks none.</param>
    /// <exception cref="VerifyException">The dossier would not pass its own verification: a bug, or a case changed by hand.</exception>
    public static void Write(
        string folder,
        DossierData data,
        byte[] raw,
        CaseResult @case,
        byte[] protocol,
        byte[] custody,
        string who,
        IReadOnlyList<SigningKey> keys,
        int threads,
        Func<byte[], byte[]>? stamp = null
    )
    {
        BaseWriter.Write(data, raw, folder);
        File.WriteAllBytes(Path.Combine(folder, DossierFiles.Protocol), protocol);
        File.WriteAllBytes(Path.Combine(folder, DossierFiles.Custody), custody);
        var rebuilt = DossierRebuild.Of(data, threads);
        RequireSame(@case, rebuilt.Result);
        foreach (var (path, write) in DerivedWriter.Files(data, rebuilt))
        {
            using var file = File.Create(Path.Combine(folder, path));
            write(file);
        }

        using (var files = new FolderPackage(folder))
        {
            File.WriteAllBytes(Path.Combine(folder, DossierFiles.Crate), RoCrate.Of(files, data));
        }

        var info = new List<KeyValuePair<string, string>>
        {
            new("External-Description", "Exhibit dossier: accounts that act together"),
            new("Bag-Software-Agent", $"Exhibit {data.Head.Version}"),
        };
        if (data.Head.Date.Length > 0)
        {
            info.Add(new("Bagging-Date", data.Head.Date));
        }

        if (who.Length > 0)
        {
            info.Add(new("Contact-Name", string.Join(' ', who.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))));
        }

        Bag.Complete(folder, info);
        if (keys.Count > 0)
        {
            Seals.Sign(folder, keys);
        }

        if (stamp is not null)
        {
            var stamped = File.ReadAllBytes(Path.Combine(folder, Bag.TagManifest));
            File.WriteAllBytes(Path.Combine(folder, Bag.Token), TimeToken.Canonical(stamp(TimeToken.Request(stamped)), stamped));
        }

        using var package = new FolderPackage(folder);
        DossierCheck.Run(package, [.. keys.Select(k => k.Public)], threads);
    }

    /// <summary>Writes only the base, into a folder that is made: what <c>verify --sources</c> compares.</summary>
    public static void WriteBase(string folder, DossierData data, byte[] raw) => BaseWriter.Write(data, raw, folder);

    // The dossier holds a part of the data; every number must be the same as over the whole.
    private static void RequireSame(CaseResult whole, CaseResult part)
    {
        var edges = whole.Edges.Where(e => e.Tier != Tier.None).ToArray();
        for (var i = 0; i < Math.Max(edges.Length, part.Edges.Count); i++)
        {
            if (i >= edges.Length || i >= part.Edges.Count || !Figures(edges[i]).Equals(Figures(part.Edges[i])))
            {
                throw new VerifyException(
                    VerifyFailure.NumberMismatch,
                    DossierFiles.Edges,
                    FormattableString.Invariant($"edge {i} as in the case"),
                    "other figures from the dossier's data; please report this"
                );
            }
        }
    }

    private static (double, double, double, Tier, string, GroupEvidence?, int) Figures(Edge edge) =>
        (edge.P, edge.PCrowd, edge.Threshold, edge.Tier, edge.ExplainedBy, edge.Group, edge.ObjectsShared);
}
