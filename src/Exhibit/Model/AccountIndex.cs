namespace Exhibit.Model;

/// <summary>Numbers the accounts in order of first appearance. The key is platform and id; handles used as ids are compared without case.</summary>
public sealed class AccountIndex
{
    private readonly Dictionary<string, Numbers> byPlatform = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Account> accounts = [];

    private Numbers byId = new();
    private string? platform;

    /// <summary>The accounts by index.</summary>
    public IReadOnlyList<Account> Accounts => accounts;

    /// <summary>Index of the post's account, new on first sight.</summary>
    public int IndexOf(Post post) => IndexOf(post, KeyOf(post));

    /// <summary>Key of the post's account among the accounts of its platform.</summary>
    internal static UInt128 KeyOf(Post post) => ContentKey.Of(post.AccountIdIsHandle ? post.AccountId.ToLowerInvariant() : post.AccountId);

    /// <summary>Tells that a key will be asked for soon, on the platform of the last post.</summary>
    internal void Expect(UInt128 key) => byId.Keys.Expect(key);

    /// <summary>The same once more, when the first has had time.</summary>
    internal void ExpectKey(UInt128 key) => byId.Keys.ExpectKey(key);

    /// <summary>The same for a key that is known already.</summary>
    internal int IndexOf(Post post, UInt128 key)
    {
        if (platform != post.Platform)
        {
            platform = post.Platform;
            if (!byPlatform.TryGetValue(platform, out byId!))
            {
                byPlatform.Add(platform, byId = new Numbers());
            }
        }

        var number = byId.Keys.IndexOf(key);
        if (number == byId.Index.Count)
        {
            byId.Index.Add(accounts.Count);
            Add(post);
        }

        return byId.Index[number];
    }

    /// <summary>Index of the account with this id or handle, the first on several platforms; -1 where none was read.</summary>
    public int Find(string name) => byName.GetValueOrDefault(name.TrimStart('@'), -1);

    /// <summary>Lets go of what only numbering and finding need; the accounts stay.</summary>
    internal void Settle()
    {
        byPlatform.Clear();
        byName.Clear();
        byName.TrimExcess();
        (byId, platform) = (new Numbers(), null);
    }

    private void Add(Post post)
    {
        var index = accounts.Count;
        accounts.Add(
            new Account
            {
                Index = index,
                Platform = post.Platform,
                Id = post.AccountId,
                Handle = post.Handle,
                Category = post.Profile?.Category ?? "",
            }
        );
        byName.TryAdd(post.AccountId, index);
        if (post.Handle.Length > 0)
        {
            byName.TryAdd(post.Handle, index);
        }
    }

    /// <summary>The accounts of one platform: their keys, and their indexes over all platforms.</summary>
    private sealed class Numbers
    {
        public KeyTable Keys { get; } = new();

        public List<int> Index { get; } = [];
    }
}
