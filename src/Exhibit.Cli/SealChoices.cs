using System.Security.Cryptography.X509Certificates;
using Exhibit.Evidence;
using Exhibit.Signals.Inputs;

namespace Exhibit.Cli;

/// <summary>What is chosen when a case is sealed, beyond its keys.</summary>
internal sealed record SealChoices
{
    /// <summary>Asks a time authority; null asks none.</summary>
    public Func<byte[], byte[]>? Stamp { get; init; }

    /// <summary>Whether nobody is named, but for <see cref="Named"/>.</summary>
    public bool Public { get; init; }

    /// <summary>Accounts that a public dossier names all the same: id, handle or platform:id.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>To whom the annex is encrypted; empty makes none.</summary>
    public IReadOnlyList<X509Certificate2> AnnexTo { get; init; } = [];

    /// <summary>Whether the materials hold every record rather than the cited ones.</summary>
    public bool All { get; init; }

    /// <summary>The sources, from which all records are cut.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The files beside the posts that the case's signals read; none leaves signals that read some out.</summary>
    public IReadOnlyList<SideFile> Lists { get; init; } = [];

    /// <summary>Day of sealing, yyyy-MM-dd; empty states none.</summary>
    public string Date { get; init; } = "";

    /// <summary>Name of the dossier's folder within the case.</summary>
    public string FolderName =>
        !Public ? "dossier"
        : Named.Count == 0 ? "dossier-public"
        : "dossier-mixed";
}
