using Exhibit.Coordination;

namespace Exhibit.Signals.Clock;

/// <summary>
/// How far a sequence of actions (own words, repost, answer) repeats itself beyond what the last action says of the next:
/// phrases of its Lempel-Ziv 1978 parse, over those of sequences drawn from its own first-order Markov chain. People repost
/// in runs, which the chain keeps; a routine of a tool does not go into it.
/// </summary>
public static class Patterns
{
    private const int Kinds = 3;
    private const int Draws = 9;

    /// <summary>Below 1 where actions come in patterns; 1 where there is one kind of action only.</summary>
    /// <param name="actions">0 to 2, in order of time.</param>
    /// <param name="seed">Seed.</param>
    public static double Ratio(ReadOnlySpan<byte> actions, ulong seed)
    {
        var next = new int[Kinds, Kinds];
        for (var i = 1; i < actions.Length; i++)
        {
            next[actions[i - 1], actions[i]]++;
        }

        var random = new SplitMix64(seed);
        var drawn = new byte[actions.Length];
        var phrases = 0.0;
        for (var draw = 0; draw < Draws; draw++)
        {
            drawn[0] = actions[0];
            for (var i = 1; i < drawn.Length; i++)
            {
                drawn[i] = Next(next, drawn[i - 1], random);
            }

            phrases += Phrases(drawn);
        }

        return Draws * Phrases(actions) / phrases;
    }

    // The last action of all may have no successor: then the chain begins again with any action.
    private static byte Next(int[,] next, byte last, SplitMix64 random)
    {
        var all = next[last, 0] + next[last, 1] + next[last, 2];
        if (all == 0)
        {
            return (byte)random.Next(Kinds);
        }

        var at = random.Next(all);
        return (byte)(
            at < next[last, 0] ? 0
            : at < next[last, 0] + next[last, 1] ? 1
            : 2
        );
    }

    private static int Phrases(ReadOnlySpan<byte> actions)
    {
        // Node 0 is the root; a child of 0 is none.
        var children = new int[(actions.Length + 1) * Kinds];
        var (at, phrases) = (0, 0);
        foreach (var action in actions)
        {
            ref var child = ref children[(at * Kinds) + action];
            if (child > 0)
            {
                at = child;
            }
            else
            {
                child = ++phrases;
                at = 0;
            }
        }

        return phrases + (at == 0 ? 0 : 1);
    }
}
