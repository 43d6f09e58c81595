using System.Text;
using Exhibit.Model;

namespace Exhibit.Forgetting;

/// <summary>
/// Takes one account out of everything that names it. Its posts are left out by the caller; in what others wrote, its
/// names become one token and the ids of its posts one token each, everywhere alike, so that what was equal stays equal.
/// </summary>
public sealed class Erasure
{
    private readonly Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> posts = new(StringComparer.OrdinalIgnoreCase);
    private NameSearch? search;

    /// <summary>Begins one.</summary>
    /// <param name="number">Number of accounts forgotten in this case, this one included: what the token is made of.</param>
    /// <param name="names">Id, handles and display names.</param>
    public Erasure(int number, IEnumerable<string> names)
    {
        Token = FormattableString.Invariant($"forgotten-{number}");
        foreach (var name in names.Where(n => n.Length > 0))
        {
            this.names.TryAdd(name, Token);
        }
    }

    /// <summary>What stands in the place of its names: "forgotten-1".</summary>
    public string Token { get; }

    /// <summary>Posts of others that were changed by <see cref="Of"/>.</summary>
    public long Changed { get; private set; }

    /// <summary>Notes ids of the account's posts: those of one of its own posts, or those by which another's post points at one.</summary>
    /// <param name="post">The post.</param>
    /// <param name="own">Whether the account wrote it.</param>
    public void Note(Post post, bool own)
    {
        if (own)
        {
            Note(post.PostId);
            return;
        }

        if (IsName(post.RepostAuthor))
        {
            Note(post.RepostOf);
        }

        if (IsName(post.ReplyAccount))
        {
            Note(post.ReplyTo);
        }
    }

    /// <summary>Whether a field holds one of the names and nothing else.</summary>
    public bool IsName(string field) => field.Length > 0 && names.ContainsKey(field.TrimStart('@'));

    /// <summary>Another account's post without this account. The words of a repost of its post are its words, and go.</summary>
    public Post Of(Post post)
    {
        var before = Changed;
        var repost = post.IsRepost && (IsName(post.RepostAuthor) || posts.ContainsKey(post.RepostOf));
        var result = new Post
        {
            Platform = post.Platform,
            AccountId = post.AccountId,
            AccountIdIsHandle = post.AccountIdIsHandle,
            Handle = post.Handle,
            PostId = post.PostId,
            TimeMs = post.TimeMs,
            Precision = post.Precision,
            TimeSource = post.TimeSource,
            ClaimedTimeMs = post.ClaimedTimeMs,
            Text = repost ? posts.GetValueOrDefault(post.RepostOf, Token) : Counted(post.Text),
            Links = Each(post.Links),
            Hashtags = Each(post.Hashtags),
            Mentions = [.. post.Mentions.Select(Name)],
            Media = Each(post.Media),
            ObjectId = Id(post.ObjectId),
            IsRepost = post.IsRepost,
            RepostOf = Id(post.RepostOf),
            RepostAuthor = Name(post.RepostAuthor),
            RepostTimeMs = post.RepostTimeMs,
            ReplyTo = Id(post.ReplyTo),
            ReplyAccount = Name(post.ReplyAccount),
            QuoteOf = Id(post.QuoteOf),
            Client = Counted(post.Client),
            Language = post.Language,
            Profile = post.Profile is { } profile
                ? profile with
                {
                    DisplayName = Counted(profile.DisplayName),
                    Biography = Counted(profile.Biography),
                    Location = Counted(profile.Location),
                }
                : null,
            Provenance = post.Provenance,
        };
        // However many places a post names it in, it is one post.
        Changed = before + (repost || Changed > before ? 1 : 0);
        return result;
    }

    /// <summary>A text in which every name and post id that stands as a word of its own is replaced.</summary>
    public string Clean(string text)
    {
        StringBuilder? result = null;
        var (done, at) = (0, 0);
        while (Search.Next(text, at) is var (start, length))
        {
            var word = text.Substring(start, length);
            (result ??= new StringBuilder(text.Length))
                .Append(text, done, start - done)
                .Append(names.GetValueOrDefault(word) ?? posts[word]);
            done = at = start + length;
        }

        return result is null ? text : result.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>Whether a text names the account in any spelling that exports use.</summary>
    public bool Names(string text) => Search.In(text);

    /// <summary>Whether raw bytes do.</summary>
    public bool NamesRaw(ReadOnlySpan<byte> bytes) => Search.InRaw(bytes);

    private void Note(string id)
    {
        if (id.Length > 0 && posts.TryAdd(id, FormattableString.Invariant($"{Token}-post-{posts.Count + 1}")))
        {
            search = null;
        }
    }

    private NameSearch Search => search ??= new NameSearch(names.Keys.Concat(posts.Keys));

    private string Name(string field)
    {
        if (!IsName(field))
        {
            return Counted(field);
        }

        Changed++;
        return Token;
    }

    private string Id(string field)
    {
        if (field.Length == 0 || !posts.TryGetValue(field, out var token))
        {
            return Counted(field);
        }

        Changed++;
        return token;
    }

    private string Counted(string text)
    {
        var clean = Clean(text);
        // A name in letters that are encoded one by one is not found letter by letter: the whole text goes.
        clean = Search.In(clean) ? Token : clean;
        Changed += ReferenceEquals(clean, text) ? 0 : 1;
        return clean;
    }

    private string[] Each(IReadOnlyList<string> texts) => [.. texts.Select(Counted)];
}
