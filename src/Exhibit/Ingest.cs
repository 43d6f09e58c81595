using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Spilling;
using Exhibit.Traces;

namespace Exhibit;

/// <summary>Takes records from the readers: numbers accounts, spots duplicates, stores posts and collects traces.</summary>
internal sealed class Ingest(IPostStore store, IRejectionSink rejected, IReadOnlyList<ITraceKind> kinds, SpillSpace? space = null)
{
    // Records wait while what they are compared with comes from memory; how many is no matter of the result.
    private const int Waiting = 16;
    private const int ShareOfAsked = 16 * 320;

    private DigestSet seen = new(space);
    private readonly RecordDigest digest = new();
    private readonly (Post Post, UInt128 Digest, UInt128 Account)[] waiting = new (Post, UInt128, UInt128)[Waiting];
    private long[] posts = new long[1 << 10];
    private long taken;

    internal AccountIndex Accounts { get; } = new();

    internal IReadOnlyList<TraceCollector> Collectors { get; } = [.. kinds.Select(k => new TraceCollector(k, space))];

    internal long Accepted { get; private set; }

    internal long Rejected { get; private set; }

    /// <summary>The first refused record; null where none was.</summary>
    internal Rejection? FirstRejection { get; private set; }

    internal long Duplicates { get; private set; }

    internal TimePrecision Coarsest { get; private set; }

    internal long DecodedTimes { get; private set; }

    internal long UnknownSourceTimes { get; private set; }

    internal void Take(ReadRecord record)
    {
        if (record.Post is not { } post)
        {
            Rejected++;
            FirstRejection ??= record.Rejection;
            rejected.Reject(record.Rejection!);
            return;
        }

        var (key, account) = (digest.Of(post), AccountIndex.KeyOf(post));
        seen.Expect(key);
        Accounts.Expect(account);
        if (taken >= Waiting)
        {
            Finish(waiting[taken % Waiting]);
            Accounts.ExpectKey(waiting[(taken - (Waiting / 2)) % Waiting].Account);
        }

        waiting[taken++ % Waiting] = (post, key, account);
    }

    /// <summary>Takes in the last records and lets go of what only reading needs.</summary>
    internal void End()
    {
        for (var record = Math.Max(0, taken - Waiting); record < taken; record++)
        {
            Finish(waiting[record % Waiting]);
        }

        foreach (var account in Accounts.Accounts)
        {
            account.Posts = posts[account.Index];
        }

        (seen, posts, taken) = (new DigestSet(), [], 0);
        foreach (var collector in Collectors)
        {
            collector.Settle();
        }

        Array.Clear(waiting);
    }

    private void Finish((Post Post, UInt128 Digest, UInt128 Account) record)
    {
        var post = record.Post;
        var account = Accounts.IndexOf(post, record.Account);
        if (account >= posts.Length)
        {
            Array.Resize(ref posts, 2 * posts.Length);
        }

        posts[account]++;
        var duplicate = !seen.Add(record.Digest);
        store.Append(post, account, duplicate);
        if (duplicate)
        {
            Duplicates++;
        }
        else
        {
            foreach (var collector in Collectors)
            {
                collector.Take(post, account, checked((int)Accepted));
            }
        }

        Coarsest = post.Precision > Coarsest ? post.Precision : Coarsest;
        DecodedTimes += post.TimeSource == TimeSource.DecodedId ? 1 : 0;
        UnknownSourceTimes += post.TimeSource == TimeSource.Unknown ? 1 : 0;
        Accepted++;
    }

    /// <summary>Finds originals whose author or time the source did not state among the posts read.</summary>
    internal void ResolveOrigins()
    {
        // Where memory is limited, so many are asked for at a time as a sixteenth of it holds, some 320 bytes each.
        var most = space is { IsLimited: true } ? Math.Clamp(space.LimitBytes / ShareOfAsked, 1, int.MaxValue) : int.MaxValue;
        var open = Collectors.SelectMany(c => c.OpenOrigins.Select(o => (Collector: c, o.Object, o.PostId)));
        foreach (var some in open.Chunk((int)most))
        {
            var found = store.FindByPostId(some.Select(o => o.PostId).ToHashSet(StringComparer.Ordinal));
            foreach (var (collector, shared, id) in some)
            {
                if (found.TryGetValue(id, out var original))
                {
                    collector.SetOrigin(shared, Accounts.Accounts[original.Account].Id, original.TimeMs);
                }
            }
        }
    }
}
