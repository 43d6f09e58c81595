namespace Exhibit.Evidence;

/// <summary>Every way in which a verification can fail. The value is the exit code, of <c>exhibit verify</c> and of check.py alike.</summary>
public enum VerifyFailure
{
    /// <summary>What was named is no dossier: a file that must be there is not.</summary>
    NotADossier = 20,

    /// <summary>A name would leave the dossier or is spelt as no name of ours may be.</summary>
    UnsafePath = 21,

    /// <summary>Two entries have one name.</summary>
    DuplicateEntry = 22,

    /// <summary>An entry, their sum or their number exceeds the limits of the verifier.</summary>
    Oversized = 23,

    /// <summary>An entry is a symbolic link or another special file.</summary>
    Symlink = 24,

    /// <summary>The zip holds bytes that its canonical form does not have.</summary>
    ArchiveNotCanonical = 25,

    /// <summary>A listed file is absent.</summary>
    MissingFile = 26,

    /// <summary>A file is there that no manifest lists.</summary>
    UnlistedFile = 27,

    /// <summary>A file's digest is not the listed one.</summary>
    DigestMismatch = 28,

    /// <summary>A manifest is not in its canonical form: order, spacing, spelling.</summary>
    ManifestNotCanonical = 29,

    /// <summary>A text file is no valid UTF-8.</summary>
    InvalidText = 30,

    /// <summary>JSON is nested deeper than the limit.</summary>
    JsonTooDeep = 31,

    /// <summary>A file is not of the documented form.</summary>
    MalformedFile = 32,

    /// <summary>The envelope, or a key beside it, is not in its canonical form.</summary>
    EnvelopeNotCanonical = 33,

    /// <summary>The envelope's payload is of another type.</summary>
    PayloadType = 34,

    /// <summary>The signed statement is about other manifests.</summary>
    StatementMismatch = 35,

    /// <summary>A signature does not fit its key and the statement.</summary>
    SignatureWrong = 36,

    /// <summary>The dossier is signed, but by none of the trusted keys; or a signer's key is not in the dossier.</summary>
    KeyUnknown = 37,

    /// <summary>A trusted key was named and the dossier bears no signature.</summary>
    Unsigned = 38,

    /// <summary>The time token is about another digest, or its signature is wrong.</summary>
    TimeToken = 39,

    /// <summary>A record of the materials is not what its line says.</summary>
    RecordMismatch = 40,

    /// <summary>A cited record is not among the materials.</summary>
    CitedRecordMissing = 41,

    /// <summary>A count, probability or threshold is not what the data give.</summary>
    NumberMismatch = 42,

    /// <summary>A tier, or the explanation named beside it, is not what the rule gives.</summary>
    TierMismatch = 43,

    /// <summary>A claim on rung 3 or 4 states no source.</summary>
    ClaimWithoutSource = 44,

    /// <summary>A sentence or a page is not what the data give.</summary>
    TextMismatch = 45,

    /// <summary>The full sources give other figures.</summary>
    SourcesMismatch = 46,
}
