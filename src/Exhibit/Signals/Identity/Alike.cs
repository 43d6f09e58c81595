namespace Exhibit.Signals.Identity;

/// <summary>
/// Whether members of a community have a trait in common more than accounts outside do, by exchangeability: under the null
/// members and outsiders are dealt from one lot, so the number of members with the trait is hypergeometric (Fisher 1922).
/// Nothing is estimated.
/// </summary>
public static class Alike
{
    /// <summary>
    /// P(at least so many members have it). One where nearly all outsiders have it: then likeness says nothing.
    /// </summary>
    /// <param name="members">Members of whom it is known whether they have it.</param>
    /// <param name="outside">Accounts outside of whom it is known.</param>
    /// <param name="membersWith">Members with it.</param>
    /// <param name="outsideWith">Accounts outside with it.</param>
    public static double Tail(int members, int outside, int membersWith, int outsideWith)
    {
        var all = (double)members + outside;
        var with = membersWith + outsideWith;
        if (membersWith <= 0 || all - with < members)
        {
            return 1;
        }

        var log = 0.0;
        for (var i = 0; i < members; i++)
        {
            log += Math.Log((all - with - i) / (all - i));
        }

        var tail = 0.0;
        for (var k = 0; k <= Math.Min(members, with); k++)
        {
            tail += k >= membersWith ? Math.Exp(log) : 0;
            log += Math.Log((members - k) * ((double)with - k) / ((k + 1.0) * (all - with - members + k + 1)));
        }

        return Math.Min(1, tail);
    }

    /// <summary>
    /// The same for a trait that was picked because one member has it: given that member, the others are exchangeable with
    /// the outsiders; times the members, of whom each could have been the one.
    /// </summary>
    public static double Picked(int members, int outside, int membersWith, int outsideWith) =>
        Math.Min(1, members * Tail(members - 1, outside, membersWith - 1, outsideWith));
}
