using Exhibit.Model;

namespace Exhibit.Simulator.Output;

/// <summary>One post of a world, before it is written. One object is reused for all posts: copy what is kept.</summary>
public sealed class SimPost
{
    /// <summary>1-based number, the "000123" of its id.</summary>
    public long Number { get; internal set; }

    /// <summary>Index of the account.</summary>
    public int Account { get; internal set; }

    /// <summary>Milliseconds since 1970.</summary>
    public long TimeMs { get; internal set; }

    /// <summary>Filler; of a repost the original's.</summary>
    public string Text { get; internal set; } = "";

    /// <summary>One link under .invalid, or empty.</summary>
    public string Url { get; internal set; } = "";

    /// <summary>Hashtags without '#', blanks between, or empty.</summary>
    public string Hashtags { get; internal set; } = "";

    /// <summary>Mentioned handles, blanks between, or empty.</summary>
    public string Mentions { get; internal set; } = "";

    /// <summary>Number of the reposted post; 0 for none.</summary>
    public long RepostNumber { get; internal set; }

    /// <summary>Index of the reposted post's author; -1 for none.</summary>
    public int RepostAccount { get; internal set; } = -1;

    /// <summary>Time of the reposted post, milliseconds since 1970.</summary>
    public long RepostTimeMs { get; internal set; }

    /// <summary>Number of the answered post; 0 for none.</summary>
    public long ReplyNumber { get; internal set; }

    /// <summary>Index of the answered account; -1 for none.</summary>
    public int ReplyAccount { get; internal set; } = -1;

    /// <summary>The program that sent it.</summary>
    public string Client { get; internal set; } = "";

    /// <summary>
    /// The post as the generic reader makes it of posts.csv without quirks, for benchmarks that need no file: time to the
    /// second, ids as in the file, the record number as its row.
    /// </summary>
    /// <param name="names">The world's names.</param>
    /// <param name="row">1-based record number; 0 where it does not matter.</param>
    public Post ToModel(NameBook names, long row = 0) =>
        new()
        {
            Platform = "sim",
            AccountId = names.Id(Account),
            Handle = names.Handle(Account, TimeMs),
            PostId = Id(Number),
            TimeMs = TimeMs / 1_000 * 1_000,
            Precision = TimePrecision.Second,
            Text = Text,
            Links = Url.Length > 0 ? [Url] : [],
            Hashtags = Hashtags.Length > 0 ? Hashtags.Split(' ') : [],
            Mentions = Mentions.Length > 0 ? Mentions.Split(' ') : [],
            IsRepost = RepostAccount >= 0,
            RepostOf = Id(RepostNumber),
            RepostAuthor = RepostAccount >= 0 ? names.Id(RepostAccount) : "",
            RepostTimeMs = RepostAccount >= 0 ? RepostTimeMs / 1_000 * 1_000 : null,
            ReplyTo = Id(ReplyNumber),
            ReplyAccount = ReplyAccount >= 0 ? names.Id(ReplyAccount) : "",
            Client = Client,
            Provenance = new Provenance(0, row, row + 1, -1, 0),
        };

    private static string Id(long number) => number == 0 ? "" : FormattableString.Invariant($"sim-post-{number:D9}");
}
