namespace Exhibit.Model;

/// <summary>Holds the posts of one case while it is analysed, outside the process's memory.</summary>
public interface IPostStore
{
    /// <summary>Adds a post under the next number. Numbers run from 0 in order of reading.</summary>
    /// <param name="post">The post as read.</param>
    /// <param name="account">Index of its account.</param>
    /// <param name="duplicate">True when identical to an earlier record.</param>
    void Append(Post post, int account, bool duplicate);

    /// <summary>Marks the end of appending; reading is allowed from here on.</summary>
    void Flush();

    /// <summary>The posts with these numbers.</summary>
    IReadOnlyDictionary<long, Post> Fetch(IReadOnlyCollection<long> numbers);

    /// <summary>Account index and time (ms since 1970) of every post, duplicates left out, of these accounts, by post number.</summary>
    IEnumerable<(int Account, long TimeMs)> TimesOf(IReadOnlyCollection<int> accounts);

    /// <summary>Account index and time of the posts with these ids (as in the source); the first of several. Ids not found are absent.</summary>
    IReadOnlyDictionary<string, (int Account, long TimeMs)> FindByPostId(IReadOnlyCollection<string> ids);

    /// <summary>Moment and manner of every post, duplicates left out, by post number.</summary>
    IEnumerable<PostMoment> Moments();

    /// <summary>Every link of every post, duplicates left out, by post number. A repost's links are its own.</summary>
    IEnumerable<PostItem> Links();

    /// <summary>Every media digest or address of every post that is no repost, duplicates left out, by post number.</summary>
    IEnumerable<PostItem> Media();

    /// <summary>Every post that names the account it answers, duplicates left out, by post number.</summary>
    IEnumerable<PostReply> Replies();

    /// <summary>The states in which accounts showed themselves, by account, then time.</summary>
    IEnumerable<ProfileState> Profiles();

    /// <summary>Number and account index of the posts with these ids (as in the source); the first of several. Ids not found are absent.</summary>
    IReadOnlyDictionary<string, (long Post, int Account)> Numbers(IReadOnlyCollection<string> ids);
}
