using System.Runtime.InteropServices;
using Exhibit.Spilling;

namespace Exhibit.Signals;

/// <summary>
/// Who posted the same items, such as links. Where memory is limited the items lie on disk, in lots, and the groups of one
/// lot are in memory at a time.
/// </summary>
internal sealed class ItemGroups
{
    private const int LotCount = 32;

    private readonly (SpillList<Row> Rows, SpillList<char> Texts)[] lots;

    /// <summary>Without items.</summary>
    /// <param name="space">Where they lie; null keeps them in memory.</param>
    internal ItemGroups(SpillSpace? space) =>
        lots = [.. Enumerable.Range(0, LotCount).Select(_ => (new SpillList<Row>(space), new SpillList<char>(space)))];

    /// <summary>One account's post of an item.</summary>
    internal readonly record struct Sharing(int Account, long Post, long TimeMs);

    /// <summary>An item and its posts, in the order in which they were added.</summary>
    internal sealed record Group(string Item, IReadOnlyList<Sharing> Sharings);

    /// <summary>Adds one post of an item.</summary>
    internal void Add(string item, int account, long post, long timeMs)
    {
        // The hash is seeded anew in every run, so nobody can fill one lot; no result depends on the order of the groups.
        var (rows, texts) = lots[(uint)StringComparer.Ordinal.GetHashCode(item) % LotCount];
        rows.Add(new Row(texts.Count, item.Length, account, post, timeMs));
        texts.AddRange(item);
    }

    /// <summary>The groups, in no order.</summary>
    internal IEnumerable<Group> All()
    {
        foreach (var (rows, texts) in lots)
        {
            var text = texts.ToArray(checked((int)texts.Count));
            var groups = new Dictionary<string, List<Sharing>>(StringComparer.Ordinal);
            var find = groups.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var row in rows)
            {
                var item = text.AsSpan((int)row.Text, row.Length);
                if (!find.TryGetValue(item, out var sharings))
                {
                    groups.Add(new string(item), sharings = []);
                }

                sharings.Add(new Sharing(row.Account, row.Post, row.TimeMs));
            }

            foreach (var (item, sharings) in groups)
            {
                yield return new Group(item, sharings);
            }
        }
    }

    /// <summary>Lets go of everything.</summary>
    internal void Clear()
    {
        foreach (var (rows, texts) in lots)
        {
            rows.Clear();
            texts.Clear();
        }
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Row(long Text, int Length, int Account, long Post, long TimeMs);
}
