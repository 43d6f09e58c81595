using Exhibit.Claims;
using Exhibit.Coordination;
using Exhibit.Evidence;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Dossiers;

/// <summary>Takes the base of a dossier from a case: its result, its traces, its posts and the raw bytes of its cited records.</summary>
public sealed class DossierBuilder(
    CaseResult result,
    IReadOnlyList<TraceTable> tables,
    IPostStore posts,
    IReadOnlyDictionary<long, byte[]> raw
)
{
    /// <summary>Whether the materials are to hold every accepted record, duplicates included, rather than the cited ones. Default false.</summary>
    public bool AllRecords { get; init; }

    private readonly Edge[] edges = [.. result.Edges.Where(e => e.Tier != Tier.None && IsTimed(e))];

    // Other kinds of evidence have tests and counts of their own; among these they would change m.
    private readonly TraceTable[] timed = [.. tables.Where(t => t.Evidence == EvidenceKind.Timing)];

    /// <summary>The windows of a run, the main one first.</summary>
    public static IReadOnlyList<(int Window, int Block)> Windows(IReadOnlyList<TestFamily> families) =>
        [.. families.Where(f => f.Evidence == EvidenceKind.Timing).Select(f => (f.WindowSeconds, f.BlockSeconds))];

    /// <summary>Takes it.</summary>
    /// <param name="pseudonyms">Names of the bystanders.</param>
    /// <param name="claims">Claims that an analyst entered.</param>
    /// <param name="threads">Threads; the result does not depend on it.</param>
    /// <param name="cancellation">Stops the counting of pairs.</param>
    /// <returns>The base, and the bytes of records.raw.</returns>
    public (DossierData Data, byte[] Raw) Build(
        Pseudonyms pseudonyms,
        IReadOnlyList<Claim> claims,
        int threads,
        CancellationToken cancellation
    )
    {
        var cited = Cited(result, AllRecords);
        var recordOf = cited.Select((post, i) => (post, i)).ToDictionary(x => x.post, x => x.i);
        var used = timed.Where(t => edges.Any(e => e.Trace == t.Kind)).ToArray();
        var objects = used.Select(t => Closure.Objects(t, OfKind(t), [.. Specs(t)])).ToArray();
        var numbers = Numbers(used, objects);
        var parts = used.Zip(objects)
            .Select(x => Closure.Restrict(x.First, x.Second, numbers, post => recordOf.GetValueOrDefault(post, -1)))
            .ToArray();
        var (records, bytes) = Records(cited, numbers);
        return (
            new DossierData
            {
                Head = Head(),
                Accounts = Accounts(numbers, pseudonyms),
                Kinds = [.. timed.Select(Facts)],
                Tables = parts,
                Contents = Contents(used, objects),
                Histograms = [.. timed.SelectMany(t => Specs(t).Select(w => Histogram(t, w, threads, cancellation)))],
                Cited =
                [
                    .. edges.Select(e => new CitedPair(
                        e.Trace,
                        Math.Min(numbers[e.A], numbers[e.B]),
                        Math.Max(numbers[e.A], numbers[e.B])
                    )),
                ],
                Records = records,
                Sources = result.Sources,
                Claims = claims,
            },
            bytes
        );
    }

    /// <summary>Numbers of the posts whose records a dossier shows, ascending: the cited ones, or all.</summary>
    public static long[] Cited(CaseResult result, bool all) =>
        all
            ? [.. Enumerable.Range(0, checked((int)result.Counts.RowsAccepted)).Select(n => (long)n)]
            :
            [
                .. result
                    .Edges.Where(e => e.Tier != Tier.None && IsTimed(e))
                    .SelectMany(e => e.Trials)
                    .SelectMany(t => new[] { t.PostA, t.PostB })
                    .Distinct()
                    .Order(),
            ];

    private static bool IsTimed(Edge edge) => edge.Evidence == EvidenceKind.Timing;

    private Edge[] OfKind(TraceTable table) => [.. edges.Where(e => e.Trace == table.Kind)];

    private IEnumerable<WindowSpec> Specs(TraceTable table) =>
        Windows(result.Families)
            .Where(w => table.SlotMs <= w.Window * 1000L)
            .Select(w => new WindowSpec(w.Window * 1000L, w.Block * 1000L, table.SlotMs));

    private Dictionary<int, int> Numbers(TraceTable[] used, int[][] objects)
    {
        var accounts = new SortedSet<int>(AllRecords ? Enumerable.Range(0, result.Accounts.Count) : []);
        foreach (var (table, kept) in used.Zip(objects))
        {
            foreach (var o in kept)
            {
                accounts.UnionWith(table.Account.AsSpan(table.ObjectStart[o], table.ObjectStart[o + 1] - table.ObjectStart[o]).ToArray());
            }
        }

        return accounts.Select((account, i) => (account, i)).ToDictionary(x => x.account, x => x.i);
    }

    private DossierAccount[] Accounts(Dictionary<int, int> numbers, Pseudonyms pseudonyms)
    {
        var named = edges.SelectMany(e => new[] { e.A, e.B }).ToHashSet();
        return
        [
            .. numbers
                .OrderBy(n => n.Value)
                .Select(n =>
                {
                    var account = result.Accounts[n.Key];
                    var pseudonym = pseudonyms.Of(account.Platform, account.Id);
                    return named.Contains(n.Key)
                        ? new DossierAccount(pseudonym, true, account.Platform, account.Id, account.Handle, account.Posts)
                        : new DossierAccount(pseudonym, false, "", "", "", 0);
                }),
        ];
    }

    private static KindFacts Facts(TraceTable table)
    {
        long reposts = 0,
            named = 0;
        for (var row = 0; row < table.Count; row++)
        {
            reposts += table.Repost[row] ? 1 : 0;
            named += table.Repost[row] && table.Source[table.Object[row]] >= 0 ? 1 : 0;
        }

        return new KindFacts(table.Kind, table.SlotMs, table.TracesSeen, reposts, named);
    }

    private static PairHistogram Histogram(TraceTable table, WindowSpec window, int threads, CancellationToken cancellation)
    {
        var counts = new FastPairCounter(threads).Count(table, window, Family.LeastSynchronous, cancellation);
        return new PairHistogram(
            (int)(window.WindowMs / 1000),
            (int)(window.BlockMs / 1000),
            table.Kind,
            counts.ByTested.Select((pairs, n) => (pairs, n)).Where(x => x.pairs > 0).ToDictionary(x => x.n, x => x.pairs),
            counts.Candidates.CountBy(c => (c.Tested, c.Synchronous)).ToDictionary(g => g.Key, g => (long)g.Value)
        );
    }

    // The objects of a case's edges are numbered over all kinds; here by their place in their kind's table.
    private Dictionary<(string, int), string> Contents(TraceTable[] used, int[][] objects)
    {
        var contents = new Dictionary<(string, int), string>();
        foreach (var (table, kept) in used.Zip(objects))
        {
            var byKey = new Dictionary<UInt128, string>();
            foreach (var o in OfKind(table).SelectMany(e => e.Trials).Select(t => t.Object).Distinct())
            {
                byKey[TraceCollector.Key(result.Objects[o].Content)] = result.Objects[o].Content;
            }

            for (var i = 0; i < kept.Length; i++)
            {
                if (byKey.TryGetValue(table.Key[kept[i]], out var content))
                {
                    contents.Add((table.Kind, i), content);
                }
            }
        }

        return contents;
    }

    private (DossierRecord[] Records, byte[] Raw) Records(long[] cited, Dictionary<int, int> numbers)
    {
        var found = posts.Fetch(cited);
        var accounts = AllRecords
            ? Authors(cited, found)
            : edges
                .SelectMany(e => e.Trials.SelectMany(t => new[] { (Post: t.PostA, Account: e.A), (Post: t.PostB, Account: e.B) }))
                .Distinct()
                .ToDictionary(x => x.Post, x => numbers[x.Account]);
        var records = new DossierRecord[cited.Length];
        using var all = new MemoryStream();
        for (var i = 0; i < cited.Length; i++)
        {
            var post = found[cited[i]];
            var where = post.Provenance;
            var bytes = raw.GetValueOrDefault(cited[i]) ?? [];
            records[i] = new DossierRecord(
                where.Source,
                where.Row,
                where.Line,
                bytes.Length == 0 ? -1 : where.Offset,
                bytes.Length,
                all.Length,
                Digest.Of(bytes),
                accounts[cited[i]],
                post.TimeMs,
                post.Text.Length > 0 ? post.Text : post.ObjectId
            );
            all.Write(bytes);
        }

        return (records, all.ToArray());
    }

    // With all records every account is numbered as the case numbers it.
    private static Dictionary<long, int> Authors(long[] all, IReadOnlyDictionary<long, Post> found)
    {
        var index = new AccountIndex();
        return all.ToDictionary(n => n, n => index.IndexOf(found[n]));
    }

    private DossierHead Head() =>
        new()
        {
            AllRecords = AllRecords,
            Version = result.Version,
            Options = result.Options,
            Counts = result.Counts,
            Accounts = result.Accounts.Count,
            Collection = result.Collection,
            Limits = result.Limits,
            Controls = result.Controls,
            Testable = result
                .Families.Where(f => f.Evidence == EvidenceKind.Timing)
                .ToDictionary(f => (f.WindowSeconds, f.BlockSeconds), f => f.AccountsTestable),
            Precision = result.Precision,
            Explanations = [.. result.Explanations.Select(e => e.Id)],
            LeftOut = [.. result.Families.Where(f => f.Evidence != EvidenceKind.Timing).Select(f => Left(f.Evidence))],
        };

    private LeftOut Left(EvidenceKind evidence)
    {
        var others = result.Edges.Where(e => e.Tier != Tier.None && e.Evidence == evidence).ToArray();
        var accounts = others.SelectMany(e => new[] { e.A, e.B }).ToHashSet();
        return new LeftOut(
            evidence.Word(),
            others.Length,
            accounts.Count,
            accounts.Except(edges.SelectMany(e => new[] { e.A, e.B })).Count()
        );
    }
}
