using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Signals.Inputs;
using Exhibit.Spilling;

namespace Exhibit.Signals;

/// <summary>What signals may read. What costs a pass over the posts is made on first use and shared.</summary>
public sealed class SignalData
{
    private readonly Dictionary<string, double> set = new(StringComparer.Ordinal);
    private readonly Lazy<Timelines> timelines;
    private readonly Lazy<IReadOnlyList<ProfileState>> profiles;

    /// <summary>Puts the data of one run together.</summary>
    /// <param name="accounts">Accounts by index.</param>
    /// <param name="communities">Communities that the edges selected.</param>
    /// <param name="edges">Edges of all tiers.</param>
    /// <param name="store">The posts, flushed.</param>
    public SignalData(IReadOnlyList<Account> accounts, IReadOnlyList<Community> communities, IReadOnlyList<Edge> edges, ISignalStore store)
    {
        (Accounts, Communities, Edges, Store) = (accounts, communities, edges, store);
        timelines = new(() => new Timelines(store.Moments(), [.. accounts.Select(a => a.Posts)], Space));
        profiles = new(() => store.StatesProfiles ? [.. store.Profiles()] : []);
    }

    /// <summary>Accounts by index.</summary>
    public IReadOnlyList<Account> Accounts { get; }

    /// <summary>Communities by number.</summary>
    public IReadOnlyList<Community> Communities { get; }

    /// <summary>Edges of all tiers.</summary>
    public IReadOnlyList<Edge> Edges { get; }

    /// <summary>The posts.</summary>
    public ISignalStore Store { get; }

    /// <summary>Moments by account.</summary>
    public Timelines Timelines => timelines.Value;

    /// <summary>Profile states by account, then time; none where no post says anything of its account beside the id.</summary>
    public IReadOnlyList<ProfileState> Profiles => profiles.Value;

    /// <summary>Files that the analyst gave beside the posts.</summary>
    public SideInputs Side { get; init; } = SideInputs.None;

    /// <summary>Coarsest time precision in the data.</summary>
    public TimePrecision Precision { get; init; } = TimePrecision.Second;

    /// <summary>Where the moments go. Default: they stay in memory.</summary>
    public SpillSpace? Space { get; init; }

    /// <summary>Seed of everything drawn.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Tested subjects with a larger p need not be handed back. Default 0.05.</summary>
    public double Cutoff { get; init; } = .05;

    /// <summary>The threshold that a community's p will be held against; signals that draw need it to draw often enough.</summary>
    public double CommunityLevel { get; init; } = .05;

    /// <summary>Whether every account's own index by id and handle, without case; the first on several platforms.</summary>
    public IReadOnlyDictionary<string, int> AccountByName => field ??= Names();

    /// <summary>Values given for options, as signal.name.</summary>
    public IReadOnlyDictionary<string, double> Set
    {
        get => set;
        init => set = new(value, StringComparer.Ordinal);
    }

    /// <summary>The value of an option in this run.</summary>
    public double Value(SignalInfo info, SignalOption option) =>
        set.Count == 0 ? option.Default : set.GetValueOrDefault($"{info.Id}.{option.Name}", option.Default);

    /// <summary>Names the trace kinds of a community's edges in a tier.</summary>
    public IReadOnlyList<string> TracesOf(Community community)
    {
        var members = community.Accounts.ToHashSet();
        return
        [
            .. Edges
                .Where(e => e.Tier != Tier.None && members.Contains(e.A) && members.Contains(e.B))
                .Select(e => e.Trace)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Posts that made the edges in a tier: what selected a community may not be counted again for it.</summary>
    public IReadOnlySet<long> PostsOfEdges =>
        field ??= Edges.Where(e => e.Tier != Tier.None).SelectMany(e => e.Trials).SelectMany(t => new[] { t.PostA, t.PostB }).ToHashSet();

    /// <summary>The name that people know an account by.</summary>
    public string Name(int account)
    {
        var of = Accounts[account];
        return of.Handle.Length > 0 ? "@" + of.Handle : of.Id;
    }

    /// <summary>Checks values given for options against the declarations.</summary>
    /// <exception cref="InputException">A name does not exist.</exception>
    public static void Check(IReadOnlyDictionary<string, double> set, IReadOnlyList<ISignal> signals)
    {
        var known = signals.SelectMany(s => s.Info.Options.Select(o => $"{s.Info.Id}.{o.Name}")).ToArray();
        var unknown = set.Keys.FirstOrDefault(k => !known.Contains(k, StringComparer.Ordinal));
        if (unknown is not null)
        {
            throw new InputException($"--set names '{unknown}', which does not exist. Options are {string.Join(", ", known)}.");
        }
    }

    private Dictionary<string, int> Names()
    {
        var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var account in Accounts)
        {
            names.TryAdd(account.Id, account.Index);
        }

        foreach (var account in Accounts.Where(a => a.Handle.Length > 0))
        {
            names.TryAdd(account.Handle, account.Index);
        }

        return names;
    }
}
