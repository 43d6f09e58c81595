namespace Exhibit.Coordination;

/// <summary>
/// Groups a pair's trials into occasions. Two objects that both accounts met within a few minutes of each other are one
/// sitting: two fans opening one profile repost eight items in a minute, and that is one coincidence, not eight.
/// </summary>
public static class Occasions
{
    /// <summary>
    /// Longest pause within a sitting: three minutes, on both sides. On the IRA corpus 1 to 10 minutes change the share of
    /// accounts found by two percentage points and the ordinary accounts found not at all (docs/methods.md).
    /// </summary>
    public const long PauseMs = 180_000;

    /// <summary>1-based occasion of each trial, numbered by first trial; joined when both accounts' times are at most the pause apart.</summary>
    public static int[] Of(PairView pair)
    {
        var occasion = new int[pair.Trials.Length];
        var next = 0;
        for (var i = 0; i < occasion.Length; i++)
        {
            var earlier = Math.Min(pair.TimeA(i), pair.TimeB(i));
            for (var j = i - 1; j >= 0 && occasion[i] == 0; j--)
            {
                // Trials come by their earlier time: beyond the pause there is nothing of this sitting.
                if (earlier - Math.Min(pair.TimeA(j), pair.TimeB(j)) > PauseMs)
                {
                    break;
                }

                var near = Math.Abs(pair.TimeA(i) - pair.TimeA(j)) <= PauseMs && Math.Abs(pair.TimeB(i) - pair.TimeB(j)) <= PauseMs;
                occasion[i] = near ? occasion[j] : 0;
            }

            if (occasion[i] == 0)
            {
                occasion[i] = ++next;
            }
        }

        return occasion;
    }
}
