namespace Exhibit.Model;

/// <summary>
/// One post as a platform's export states it. Texts and identifiers are as in the source: never trimmed, folded or
/// repaired. Absent values are empty strings or empty lists, never null, unless the member says otherwise.
/// </summary>
public sealed class Post
{
    /// <summary>Platform in lower case ("twitter", "facebook"); empty where the source does not say.</summary>
    public string Platform { get; init; } = "";

    /// <summary>The account's id as in the source; its handle where the source has no usable id.</summary>
    public required string AccountId { get; init; }

    /// <summary>True when <see cref="AccountId"/> is a handle: such ids are compared without case.</summary>
    public bool AccountIdIsHandle { get; init; }

    /// <summary>The account's handle without a leading '@'.</summary>
    public string Handle { get; init; } = "";

    /// <summary>The post's id as in the source; empty where absent or lossy (9.06E+17).</summary>
    public string PostId { get; init; } = "";

    /// <summary>Time of the post, milliseconds since 1970-01-01T00:00Z.</summary>
    public required long TimeMs { get; init; }

    /// <summary>How exactly <see cref="TimeMs"/> is known.</summary>
    public required TimePrecision Precision { get; init; }

    /// <summary>Whose clock <see cref="TimeMs"/> was read from.</summary>
    public TimeSource TimeSource { get; init; }

    /// <summary>
    /// Time that the poster's program claims, milliseconds since 1970, where <see cref="TimeMs"/> is the server's; null
    /// otherwise. Never used by a test: it can be set to anything.
    /// </summary>
    public long? ClaimedTimeMs { get; init; }

    /// <summary>The text as in the source.</summary>
    public string Text { get; init; } = "";

    /// <summary>Links, expanded where the source has the expanded form.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Hashtags without '#', in order of appearance, where the source lists them; else empty (they are found in the text).</summary>
    public IReadOnlyList<string> Hashtags { get; init; } = [];

    /// <summary>Mentioned accounts (handles or ids, without '@') where the source lists them; else empty.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>Media digests or URLs.</summary>
    public IReadOnlyList<string> Media { get; init; } = [];

    /// <summary>An object the file itself names (CooRTweet's object_id); empty where it names none.</summary>
    public string ObjectId { get; init; } = "";

    /// <summary>True when the source says that this is a repost of another's post.</summary>
    public bool IsRepost { get; init; }

    /// <summary>Id of the post that this one reposts; empty where unknown or lossy.</summary>
    public string RepostOf { get; init; } = "";

    /// <summary>Id or handle of the reposted post's author; empty where unknown.</summary>
    public string RepostAuthor { get; init; } = "";

    /// <summary>Time of the reposted original, milliseconds since 1970; null where the source does not say.</summary>
    public long? RepostTimeMs { get; init; }

    /// <summary>Id of the post that this one answers; empty where unknown or lossy.</summary>
    public string ReplyTo { get; init; } = "";

    /// <summary>Id or handle of the account that this post answers; empty where unknown.</summary>
    public string ReplyAccount { get; init; } = "";

    /// <summary>Id of the quoted post; empty where none or unknown.</summary>
    public string QuoteOf { get; init; } = "";

    /// <summary>The program that sent the post, as the platform names it.</summary>
    public string Client { get; init; } = "";

    /// <summary>Language as the source states it.</summary>
    public string Language { get; init; } = "";

    /// <summary>What the source says of the account at the time of this post; null where it says nothing.</summary>
    public Profile? Profile { get; init; }

    /// <summary>Where the record lies.</summary>
    public Provenance Provenance { get; init; }
}
