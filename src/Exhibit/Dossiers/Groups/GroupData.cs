using Exhibit.Coordination;
using Exhibit.Traces;

namespace Exhibit.Dossiers.Groups;

/// <summary>The part of one kind that the group tests of its cited accounts follow from.</summary>
public sealed class GroupData
{
    /// <summary>Figures over the whole data.</summary>
    public required GroupFacts Facts { get; init; }

    /// <summary>
    /// All objects of every cited account and of every account of their groups, with all sharers. Of the keys only the half
    /// counts that they lie in, see <see cref="KeyOf"/>. <see cref="TraceTable.Post"/> holds record numbers, -1 where not cited.
    /// </summary>
    public required TraceTable Table { get; init; }

    /// <summary>
    /// Accounts of the table of which it does not hold every object, and how many first traces they have in half 0 and half 1.
    /// </summary>
    public required IReadOnlyDictionary<int, (long Objects0, long Objects1)> Others { get; init; }

    /// <summary>The pairs that findings cite.</summary>
    public required IReadOnlyList<CitedPair> Cited { get; init; }

    /// <summary>Accounts of the cited pairs, ascending.</summary>
    public IEnumerable<int> CitedAccounts => Cited.SelectMany(c => new[] { c.A, c.B }).Distinct().Order();

    /// <summary>A key that lies in a half: stands for that of an object whose content the dossier does not show.</summary>
    public static UInt128 KeyOf(int half)
    {
        for (ulong key = 0; ; key++)
        {
            if ((int)(new SplitMix64(key).Next() & 1) == half)
            {
                return key;
            }
        }
    }
}
