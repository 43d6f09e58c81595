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

    /// <summary>Where the records of the posts with these numbers lie.</summary>
    IReadOnlyDictionary<long, Provenance> Places(IReadOnlyCollection<long> numbers) =>
        Fetch(numbers).ToDictionary(p => p.Key, p => p.Value.Provenance);

    /// <summary>Account index and time (ms since 1970) of every post, duplicates left out, of these accounts, by post number.</summary>
    IEnumerable<(int Account, long TimeMs)> TimesOf(IReadOnlyCollection<int> accounts);

    /// <summary>Account index and time of the posts with these ids (as in the source); the first of several. Ids not found are absent.</summary>
    IReadOnlyDictionary<string, (int Account, long TimeMs)> FindByPostId(IReadOnlyCollection<string> ids);
}
