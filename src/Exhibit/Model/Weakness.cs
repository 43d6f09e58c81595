namespace Exhibit.Model;

/// <summary>The words of explained_by that are no explanation of a trial but a weakness of the whole evidence.</summary>
public static class Weakness
{
    /// <summary>Without the busiest day too little is left.</summary>
    public const string OneDay = "one-day";

    /// <summary>Without the largest known source too little is left.</summary>
    public const string OneSource = "one-source";

    /// <summary>Without the accounts' own content too little is left.</summary>
    public const string OwnContent = "own-content";

    /// <summary>Every explanation fails within the main window, but not within half of it.</summary>
    public const string WideWindow = "wide-window";

    /// <summary>Only the slow window shows it.</summary>
    public const string SlowWindow = "slow-window";

    /// <summary>Their words have a common origin, which may be anybody's.</summary>
    public const string CommonOrigin = "common-origin";

    /// <summary>They meet the same few accounts again and again, as a circle of friends does.</summary>
    public const string CommonCompany = "common-company";

    /// <summary>All of them, for people.</summary>
    public static readonly IReadOnlyList<ExplanationInfo> All =
    [
        new(OneDay, "A single day", "All that counts happened on a single day."),
        new(OneSource, "A single source", "All that counts comes from a single source; its fans would look the same."),
        new(
            OwnContent,
            "Their own content",
            "All that counts is content they published themselves; a wire's clients, declared bots and users of one app look the same."
        ),
        new(
            WideWindow,
            "Within the window, not within half of it",
            "People who answer a call at once, wherever it came from, come as close as this; so do those who act on one signal."
        ),
        new(
            SlowWindow,
            "Only minutes apart",
            "They act within minutes of each other, not within the main window; bystanders can do that too."
        ),
        new(
            CommonOrigin,
            "A common template, feed or tool",
            "Both publish messages that a third party may have written: a template, a call, a quotation, a feed; or one copies the other."
        ),
        new(
            CommonCompany,
            "A closed circle",
            "Friends, a club, a small fandom or the readers of one small source pass on the same little-known items too."
        ),
    ];
}
