using Exhibit.Claims;
using Exhibit.Coordination;
using Exhibit.Dossiers.Groups;
using Exhibit.Dossiers.Observations;
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

    private readonly Edge[] edges = [.. result.Edges.Where(e => e.Tier != Tier.None)];

    // Other kinds of evidence have tests and counts of their own; among these they would change m.
    private readonly TraceTable[] timed = [.. tables.Where(t => t.Evidence == EvidenceKind.Timing)];
    private readonly TraceTable[] grouped = [.. tables.Where(t => t.Evidence != EvidenceKind.Timing)];
    private readonly Finding[] observations = [.. result.Findings.Where(f => f.Rung == 2)];

    /// <summary>Numbers of the posts whose records a dossier shows, ascending: those of its trials and of its signals, or all.</summary>
    public static long[] Cited(CaseResult result, bool all = false) =>
        all
            ? [.. Enumerable.Range(0, checked((int)result.Counts.RowsAccepted)).Select(n => (long)n)]
            :
            [
                .. result
                    .Edges.SelectMany(e => e.Trials)
                    .SelectMany(t => new[] { t.PostA, t.PostB })
                    .Concat(result.Findings.Where(f => f.Rung == 2).SelectMany(f => f.Posts))
                    .Distinct()
                    .Order(),
            ];

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
        var found = posts.Fetch(cited);
        var ownerOf = Owners(found);
        var owners = (AllRecords ? Cited(result) : cited).Select(p => ownerOf[p]).ToHashSet();
        var recordOf = cited.Select((post, i) => (post, i)).ToDictionary(x => x.post, x => x.i);
        var used = timed.Where(t => edges.Any(e => e.Trace == t.Kind)).ToArray();
        var objects = used.Select(t => Closure.Objects(t, OfKind(t), [.. Specs(t)])).ToArray();
        var joined = grouped.Where(t => edges.Any(e => e.Trace == t.Kind)).ToArray();
        var whole = joined.Select(t => GroupClosure.Whole(t, AccountsOf(OfKind(t)))).ToArray();
        var parts = joined.Zip(whole).Select(x => GroupClosure.Objects(x.First, x.Second)).ToArray();
        var numbers = Numbers(
            [.. used, .. joined],
            [.. objects, .. parts],
            AllRecords ? Enumerable.Range(0, result.Accounts.Count) : ownerOf.Values.Concat(observations.SelectMany(o => o.Accounts))
        );
        int RecordOf(int post) => recordOf.GetValueOrDefault(post, -1);
        var groups = joined.Select((t, i) => Group(t, whole[i], Closure.Restrict(t, parts[i], numbers, RecordOf), numbers)).ToArray();
        var (records, bytes) = Records(cited, found, post => numbers[ownerOf[post]]);
        return (
            new DossierData
            {
                Head = Head(),
                Accounts = Accounts(numbers, owners, pseudonyms),
                Kinds = [.. timed.Select(Facts)],
                Tables = [.. used.Zip(objects).Select(x => Closure.Restrict(x.First, x.Second, numbers, RecordOf))],
                Contents = Contents([.. used, .. joined], [.. objects, .. parts]),
                GroupFacts = [.. grouped.Select(GroupFigures)],
                Groups = groups,
                Signals = Signals(numbers, recordOf, records.Length),
                Histograms = [.. timed.SelectMany(t => Specs(t).Select(w => Histogram(t, w, threads, cancellation)))],
                Cited = [.. edges.Where(e => e.Evidence == EvidenceKind.Timing).Select(e => Pair(e, numbers))],
                Records = records,
                Sources = result.Sources,
                Claims = claims,
            },
            bytes
        );
    }

    // An id that is a handle may be spelt in other letters in another post.
    private Dictionary<long, int> Owners(IReadOnlyDictionary<long, Post> found)
    {
        var (exact, folded) = (new Dictionary<(string, string), int>(), new Dictionary<(string, string), int>());
        foreach (var account in result.Accounts)
        {
            exact.TryAdd((account.Platform, account.Id), account.Index);
            folded.TryAdd((account.Platform, account.Id.ToLowerInvariant()), account.Index);
        }

        return found.ToDictionary(
            p => p.Key,
            p =>
                exact.TryGetValue((p.Value.Platform, p.Value.AccountId), out var account)
                    ? account
                    : folded[(p.Value.Platform, p.Value.AccountId.ToLowerInvariant())]
        );
    }

    private static CitedPair Pair(Edge edge, Dictionary<int, int> numbers) =>
        new(edge.Trace, Math.Min(numbers[edge.A], numbers[edge.B]), Math.Max(numbers[edge.A], numbers[edge.B]));

    private static int[] AccountsOf(IEnumerable<Edge> edges) => [.. edges.SelectMany(e => new[] { e.A, e.B }).Distinct()];

    private GroupData Group(TraceTable table, HashSet<int> whole, TraceTable part, Dictionary<int, int> numbers)
    {
        var kept = part.Account.ToHashSet();
        return new GroupData
        {
            Facts = GroupFigures(table),
            Table = part,
            Others = numbers
                .Where(n => kept.Contains(n.Value) && !whole.Contains(n.Key))
                .ToDictionary(n => n.Value, n => GroupClosure.Count(table, n.Key)),
            Cited = [.. OfKind(table).Select(e => Pair(e, numbers))],
        };
    }

    private GroupFacts GroupFigures(TraceTable table)
    {
        var family = result.Families.Single(f => f.Evidence == table.Evidence);
        var second = 0L;
        for (var row = 0; row < table.Count; row++)
        {
            second += Coordination.Groups.Halves.Of(table, table.Object[row]);
        }

        return new GroupFacts(
            table.Kind,
            table.Evidence,
            table.SlotMs,
            table.TracesSeen,
            table.Count - second,
            second,
            family.M,
            family.AccountsTestable,
            family.PairsCoSharing
        );
    }

    // Written and read once, so that whoever reads the dossier holds the same.
    private SignalPart Signals(Dictionary<int, int> numbers, Dictionary<long, int> recordOf, int records)
    {
        var numbered = observations.Select(o =>
            o with
            {
                Accounts = [.. o.Accounts.Select(a => numbers[a])],
                Posts = [.. o.Posts.Select(p => (long)recordOf[p])],
            }
        );
        return new SignalPart(
            [.. result.Signals.Select(s => new SignalFacts(s.Info.Id, s.Info.Version, s.Tested, s.NotObservable))],
            SignalReader.Findings(SignalWriter.Lines([.. numbered]), numbers.Count, records, result.Sources.Count)
        );
    }

    private Edge[] OfKind(TraceTable table) => [.. edges.Where(e => e.Trace == table.Kind)];

    private IEnumerable<WindowSpec> Specs(TraceTable table) =>
        Windows(result.Families)
            .Where(w => table.SlotMs <= w.Window * 1000L)
            .Select(w => new WindowSpec(w.Window * 1000L, w.Block * 1000L, table.SlotMs));

    private static Dictionary<int, int> Numbers(TraceTable[] used, int[][] objects, IEnumerable<int> more)
    {
        var accounts = new SortedSet<int>(more);
        foreach (var (table, kept) in used.Zip(objects))
        {
            foreach (var o in kept)
            {
                accounts.UnionWith(table.Account.AsSpan(table.ObjectStart[o], table.ObjectStart[o + 1] - table.ObjectStart[o]).ToArray());
            }
        }

        return accounts.Select((account, i) => (account, i)).ToDictionary(x => x.account, x => x.i);
    }

    private DossierAccount[] Accounts(Dictionary<int, int> numbers, HashSet<int> named, Pseudonyms pseudonyms)
    {
        named.UnionWith(AccountsOf(edges));
        named.UnionWith(observations.SelectMany(o => o.Accounts));
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

    private (DossierRecord[] Records, byte[] Raw) Records(long[] cited, IReadOnlyDictionary<long, Post> found, Func<long, int> accountOf)
    {
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
                accountOf(cited[i]),
                post.TimeMs,
                post.Text.Length > 0 ? post.Text : post.ObjectId
            );
            all.Write(bytes);
        }

        return (records, all.ToArray());
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
            Crowded = result
                .Families.Where(f => f.Evidence == EvidenceKind.Timing)
                .ToDictionary(f => (f.WindowSeconds, f.BlockSeconds), f => (f.BlocksLeftOut, f.PairsLeftOut)),
            Precision = result.Precision,
            Explanations = [.. result.Explanations.Select(e => e.Id)],
            CommunityLevel = SignalCheck.Level(result),
            SignalsLeftOut = result.Signals.Count == 0,
        };
}
