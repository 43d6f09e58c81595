using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using DuckDB.NET.Data;
using Exhibit.Model;

namespace Exhibit.Stores.DuckDb;

/// <summary>
/// Gathers the states in which accounts showed themselves, in one pass over the posts. Not a GROUP BY: what DuckDB keeps for
/// the earliest post of a group it cannot move to disk, so a few hundred thousand accounts did not fit its share of a memory
/// limit. Here a state has the bytes of its texts and some 60 more, and the states that are handed out are made one by one.
/// </summary>
internal sealed class ProfileStates
{
    private const int Texts = 5;

    private const string Rows = """
        SELECT account, post, epoch_ms(posted_at), coalesce(handle, ''), coalesce(display_name, ''), coalesce(biography, ''),
            coalesce(location, ''), coalesce(account_created, '') FROM posts
        """;

    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> find;
    private readonly List<State> states = [];
    private byte[] key = new byte[256];

    private ProfileStates() => find = known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The states by account, then time of the first post, then its number.</summary>
    internal static IEnumerable<ProfileState> Of(DuckDBConnection connection)
    {
        var all = new ProfileStates();
        using (var reader = new ChunkReader(connection, Rows))
        {
            while (reader.Next() is > 0 and var rows)
            {
                all.Take(reader, rows);
            }
        }

        all.states.Sort((a, b) => (a.Account, a.FirstMs, a.FirstPost).CompareTo((b.Account, b.FirstMs, b.FirstPost)));
        return all.states.Select(Shown);
    }

    private void Take(ChunkReader reader, int rows)
    {
        var accounts = reader.Values<int>(0);
        var posts = reader.Values<long>(1);
        var times = reader.Values<long>(2);
        for (var i = 0; i < rows; i++)
        {
            var of = Key(reader, accounts[i], i);
            if (find.TryGetValue(of, out var at))
            {
                // Of several posts at its first time the one with the least number: posts come by their numbers.
                ref var state = ref CollectionsMarshal.AsSpan(states)[at];
                if (times[i] < state.FirstMs)
                {
                    (state.FirstMs, state.FirstPost) = (times[i], posts[i]);
                }

                state.LastMs = Math.Max(state.LastMs, times[i]);
            }
            else
            {
                var made = new string(of);
                known.Add(made, states.Count);
                states.Add(new State(accounts[i], made, posts[i], times[i]) { LastMs = times[i] });
            }
        }
    }

    // Account, then each text after its length, as bytes: what is looked up needs no string.
    private ReadOnlySpan<char> Key(ChunkReader reader, int account, int row)
    {
        BinaryPrimitives.WriteInt32LittleEndian(key, account);
        var length = sizeof(int);
        for (var text = 0; text < Texts; text++)
        {
            var bytes = reader.Bytes(text + 3, row);
            var needed = length + sizeof(int) + bytes.Length + 1;
            if (needed > key.Length)
            {
                Array.Resize(ref key, 2 * needed);
            }

            BinaryPrimitives.WriteInt32LittleEndian(key.AsSpan(length), bytes.Length);
            bytes.CopyTo(key.AsSpan(length + sizeof(int)));
            length += sizeof(int) + bytes.Length;
        }

        key[length] = 0;
        return MemoryMarshal.Cast<byte, char>(key.AsSpan(0, length + (length & 1)));
    }

    private static ProfileState Shown(State state)
    {
        var rest = MemoryMarshal.AsBytes(state.Key.AsSpan())[sizeof(int)..];
        var texts = new string[Texts];
        for (var text = 0; text < Texts; text++)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
            texts[text] = Encoding.UTF8.GetString(rest.Slice(sizeof(int), length));
            rest = rest[(sizeof(int) + length)..];
        }

        return new ProfileState(
            state.Account,
            texts[0],
            texts[1],
            texts[2],
            texts[3],
            texts[4],
            state.FirstPost,
            state.FirstMs,
            state.LastMs
        );
    }

    private record struct State(int Account, string Key, long FirstPost, long FirstMs)
    {
        public long LastMs { get; set; }
    }
}
