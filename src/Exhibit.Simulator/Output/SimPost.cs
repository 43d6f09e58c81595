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
}
