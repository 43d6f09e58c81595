using System.Globalization;
using Exhibit.Simulator.Randomness;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Output;

/// <summary>
/// Ids and handles of the accounts. Numbers are a permutation of the indices, so that neither tells whether an account
/// is ordinary: the analysis must find out from what it does.
/// </summary>
public sealed class NameBook
{
    private readonly ulong seed;
    private readonly long count;
    private readonly long factor;
    private readonly long offset;
    private readonly Dictionary<int, List<(long FromMs, string Handle)>> handles = [];

    internal NameBook(ulong seed, int count)
    {
        (this.seed, this.count) = (seed, count);
        var random = new SimRandom(seed, Purpose.Number);
        offset = random.Below((long)count);
        do
        {
            factor = 1 + random.Below((long)count);
        } while (Divisor(factor, count) != 1);
    }

    /// <summary>Number of accounts.</summary>
    public int Count => (int)count;

    /// <summary>"sim-000123": unique in the world.</summary>
    public string Id(int account) => string.Create(CultureInfo.InvariantCulture, $"sim-{Number(account):D6}");

    /// <summary>"sim-marble-lark-123", unless a scenario gave the account another. Unique unless a scenario says otherwise.</summary>
    public string Handle(int account) => Handle(account, long.MaxValue);

    /// <summary>The handle that the account bore at this time, milliseconds since 1970.</summary>
    public string Handle(int account, long timeMs)
    {
        if (handles.Count > 0 && handles.TryGetValue(account, out var names))
        {
            for (var i = names.Count - 1; i >= 0; i--)
            {
                if (names[i].FromMs <= timeMs)
                {
                    return names[i].Handle;
                }
            }
        }

        var hash = SimRandom.Hash(seed, Purpose.Handle, account);
        var words = (ulong)WordList.All.Length;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"sim-{WordList.All[hash % words]}-{WordList.All[hash / words % words]}-{Number(account)}"
        );
    }

    /// <summary>The account's number, 1 to <see cref="Count"/>.</summary>
    internal long Number(int account) => (((factor * account) + offset) % count) + 1;

    /// <summary>All accounts in the order of their numbers.</summary>
    internal IEnumerable<int> ByNumber()
    {
        // The inverse of the factor modulo the count, by Euclid's extended algorithm.
        var (r, next, t, step) = (count, factor, 0L, 1L);
        while (next != 0)
        {
            var quotient = r / next;
            (r, next, t, step) = (next, r - (quotient * next), step, t - (quotient * step));
        }

        var inverse = ((t % count) + count) % count;
        for (long number = 0; number < count; number++)
        {
            yield return (int)((number - offset + count) % count * inverse % count);
        }
    }

    /// <summary>Gives an account another handle from this time on; later calls, later times.</summary>
    internal void Rename(int account, string handle, long fromMs)
    {
        if (!handles.TryGetValue(account, out var names))
        {
            handles[account] = names = [];
        }

        names.Add((fromMs, handle));
    }

    private static long Divisor(long a, long b) => b == 0 ? a : Divisor(b, a % b);
}
