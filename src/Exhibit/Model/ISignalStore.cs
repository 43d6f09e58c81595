namespace Exhibit.Model;

/// <summary>A post store that also answers what signals ask.</summary>
public interface ISignalStore : IPostStore
{
    /// <summary>Moment and manner of every post, duplicates left out, by post number.</summary>
    IEnumerable<PostMoment> Moments();

    /// <summary>Every link of every post, duplicates left out, by post number. A repost's links are its own.</summary>
    IEnumerable<PostItem> Links();

    /// <summary>Every media digest or address of every post that is no repost, duplicates left out, by post number.</summary>
    IEnumerable<PostItem> Media();

    /// <summary>Every post that names the account it answers, duplicates left out, by post number.</summary>
    IEnumerable<PostReply> Replies();

    /// <summary>Whether any post says something of its account beside its id. Default true: it may.</summary>
    bool StatesProfiles => true;

    /// <summary>The states in which accounts showed themselves, by account, then time.</summary>
    IEnumerable<ProfileState> Profiles();

    /// <summary>Number and account index of the posts with these ids (as in the source); the first of several. Ids not found are absent.</summary>
    IReadOnlyDictionary<string, (long Post, int Account)> Numbers(IReadOnlyCollection<string> ids);
}
