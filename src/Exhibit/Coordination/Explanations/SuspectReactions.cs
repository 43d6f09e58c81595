using System.Runtime.InteropServices;
using Exhibit.Traces;

namespace Exhibit.Coordination.Explanations;

/// <summary>
/// How fast the accounts that a pair leaves out reacted to each source. Pairs of one ring leave out nearly the same accounts,
/// so what these did is put in order once, and for the next pair only those are told apart who are left out beside them, or
/// no more. One thread's.
/// </summary>
/// <param name="reactions">Latencies of one account, by source.</param>
internal sealed class SuspectReactions(PerAccount<Dictionary<int, long[]>> reactions)
{
    // The common accounts serve the next pair while it differs in at most a quarter of them.
    private const int Share = 4;

    // To look at a reaction costs so many times less than to ask an account for its own.
    private const int Lookup = 16;

    private readonly WeakReference<int[]> column = new([]);
    private readonly AccountSet common = new();
    private readonly Dictionary<int, long[]> ofCommon = [];
    private readonly List<int> beside = [];
    private readonly List<int> noMore = [];
    private TraceTable table = null!;

    /// <summary>Whose latencies these are.</summary>
    internal PerAccount<Dictionary<int, long[]>> Reactions => reactions;

    /// <summary>Turns to a pair.</summary>
    internal void Begin(PairView pair)
    {
        table = pair.Table;
        beside.Clear();
        noMore.Clear();
        var all = pair.Excluded.Length;
        foreach (var account in pair.Excluded)
        {
            if (!common.Contains(account))
            {
                beside.Add(account);
            }
        }

        if (all - beside.Count < common.Count)
        {
            foreach (var account in common.Members)
            {
                if (!pair.IsExcluded(account))
                {
                    noMore.Add(account);
                }
            }
        }

        // The column is what a table that is put aside lets go of.
        if (!table.IsPart && column.TryGetTarget(out var known) && known == table.Account && Share * (beside.Count + noMore.Count) <= all)
        {
            return;
        }

        column.SetTarget(table.Account);
        common.Truncate(0);
        common.Add(pair.Excluded);
        ofCommon.Clear();
        beside.Clear();
        noMore.Clear();
    }

    /// <summary>Lets go of the table.</summary>
    internal void End() => table = null!;

    /// <summary>Latencies of the common accounts to a source, ascending.</summary>
    internal long[] Common(int source)
    {
        if (!ofCommon.TryGetValue(source, out var latencies))
        {
            var all = new List<long>();
            var (reactionsToIt, accounts) = table.ReactionsTo(source);
            // A part does not know when every object of an account's began; the source's curve does.
            if (table.IsPart || reactionsToIt.Length <= Lookup * common.Count)
            {
                for (var i = 0; i < accounts.Length; i++)
                {
                    if (common.Contains(accounts[i]))
                    {
                        all.Add(reactionsToIt[i]);
                    }
                }
            }
            else
            {
                Gather(common.Members, source, all);
                all.Sort();
            }

            ofCommon.Add(source, latencies = [.. all]);
        }

        return latencies;
    }

    /// <summary>Adds the latencies of the accounts that the pair leaves out beside the common ones.</summary>
    internal void Beside(int source, List<long> to) => Gather(CollectionsMarshal.AsSpan(beside), source, to);

    /// <summary>Adds the latencies of the common accounts that the pair does not leave out.</summary>
    internal void NoMore(int source, List<long> to) => Gather(CollectionsMarshal.AsSpan(noMore), source, to);

    private void Gather(ReadOnlySpan<int> accounts, int source, List<long> to)
    {
        foreach (var account in accounts)
        {
            if (reactions.Of(table, account).TryGetValue(source, out var latencies))
            {
                to.AddRange(latencies);
            }
        }
    }
}
