using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Spilling;
using Exhibit.Traces;

namespace Exhibit;

/// <summary>Takes records from the readers: numbers accounts, spots duplicates, stores posts and collects traces.</summary>
internal sealed class Ingest(IPostStore store, IRejectionSink rejected, IReadOnlyList<ITraceKind> kinds, SpillSpace? space = null)
    : IDisposable
{
    private DigestSet seen = new(space);
    private readonly RecordDigest digest = new();
    private Post? pending;
    private UInt128 pendingKey;

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

        // One record behind: by the time its slot of the set is looked at, it has come from memory.
        var key = digest.Of(post);
        seen.Expect(key);
        Finish();
        (pending, pendingKey) = (post, key);
    }

    /// <summary>Takes in the last record and lets go of what only reading needs.</summary>
    internal void End()
    {
        Finish();
        seen = new DigestSet();
    }

    private void Finish()
    {
        if (pending is not { } post)
        {
            return;
        }

        pending = null;
        var account = Accounts.IndexOf(post);
        Accounts.Accounts[account].Posts++;
        var duplicate = !seen.Add(pendingKey);
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

    /// <inheritdoc/>
    public void Dispose() => digest.Dispose();

    /// <summary>Finds originals whose author or time the source did not state among the posts read.</summary>
    internal void ResolveOrigins()
    {
        var open = Collectors.SelectMany(c => c.OpenOrigins.Values).ToHashSet(StringComparer.Ordinal);
        if (open.Count == 0)
        {
            return;
        }

        var found = store.FindByPostId(open);
        foreach (var collector in Collectors)
        {
            foreach (var (shared, id) in collector.OpenOrigins)
            {
                if (found.TryGetValue(id, out var original))
                {
                    collector.SetOrigin(shared, Accounts.Accounts[original.Account].Id, original.TimeMs);
                }
            }
        }
    }
}
