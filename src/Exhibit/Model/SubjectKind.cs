namespace Exhibit.Model;

/// <summary>What an observation is about: decides which threshold its p is held against.</summary>
public enum SubjectKind
{
    /// <summary>One account; alpha over the number of accounts that the signal tested.</summary>
    Account,

    /// <summary>A community that edges selected; alpha R / m (Benjamini and Bogomolov 2014).</summary>
    Community,

    /// <summary>Something of a side input (an advertisement, an event, a domain); alpha over the number tested.</summary>
    SideInput,
}
