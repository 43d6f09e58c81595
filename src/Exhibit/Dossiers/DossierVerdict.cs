using Exhibit.Evidence;

namespace Exhibit.Dossiers;

/// <summary>A dossier that passed.</summary>
/// <param name="Signers">Ids of the keys that signed; empty for an unsigned dossier.</param>
/// <param name="Time">Its time token; null where it has none.</param>
/// <param name="Data">Its base.</param>
/// <param name="Rebuilt">What follows from it.</param>
/// <param name="Files">Number of files.</param>
/// <param name="RecordsShown">Records that show their account and time in plain sight.</param>
/// <param name="RecordsWithBytes">Records whose raw bytes are in the dossier.</param>
/// <param name="TextsCompared">Whether sentences and pages were compared; they are where this version sealed the dossier.</param>
public sealed record DossierVerdict(
    IReadOnlyList<string> Signers,
    TimeToken? Time,
    DossierData Data,
    RebuiltDossier Rebuilt,
    int Files,
    int RecordsShown,
    int RecordsWithBytes,
    bool TextsCompared
);
