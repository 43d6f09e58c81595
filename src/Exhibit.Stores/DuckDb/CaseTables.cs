using System.Globalization;
using Exhibit.Export;
using Exhibit.Model;

namespace Exhibit.Stores.DuckDb;

/// <summary>Writes what a run found into the tables beside the posts, so that any DuckDB client can ask on.</summary>
public static class CaseTables
{
    /// <summary>Writes every table and closes nothing.</summary>
    /// <param name="store">The store of the case.</param>
    /// <param name="result">What the run found.</param>
    /// <param name="rejected">Path of rejected.csv.</param>
    /// <param name="raw">Number and raw bytes of the records behind edges in a tier.</param>
    public static void Write(DuckDbPostStore store, CaseResult result, string rejected, IEnumerable<(long Post, byte[] Bytes)> raw)
    {
        store.Execute(Sql.Load("results.sql"));
        Rows(
            store,
            "sources",
            result.Sources,
            (r, s) =>
                r.AppendValue(s.Index)
                    .AppendValue(s.Name)
                    .AppendValue(s.Sha256)
                    .AppendValue(s.Bytes)
                    .AppendValue(s.Reader)
                    .AppendValue(s.RowsRead)
                    .AppendValue(s.RowsAccepted)
                    .AppendValue(s.RowsRejected)
        );
        Rows(
            store,
            "accounts",
            result.Accounts,
            (r, a) =>
                r.AppendValue(a.Platform)
                    .AppendValue(a.Id)
                    .AppendValue(a.Handle)
                    .AppendValue(a.Posts)
                    .AppendValue(a.Tier.Word())
                    .AppendValue(a.Community == 0 ? null : (int?)a.Community)
                    .AppendValue(string.Join(';', a.Signals))
                    .AppendValue(a.Index)
                    .AppendValue(a.Category)
        );
        Rows(
            store,
            "objects",
            result.Objects,
            (r, o) => r.AppendValue(o.Index).AppendValue(o.Trace).AppendValue(o.Content).AppendValue(o.Origin).AppendValue(o.OriginTimeMs)
        );
        Rows(
            store,
            "communities",
            result.Communities,
            (r, c) =>
                r.AppendValue(c.Number)
                    .AppendValue(c.Accounts.Count)
                    .AppendValue(c.Edges)
                    .AppendValue(c.Density)
                    .AppendValue(c.Tier.Word())
                    .AppendValue(c.FirstSeen)
                    .AppendValue(c.LastSeen)
                    .AppendValue(c.Component)
                    .AppendValue(c.Stability)
        );
        Edges(store, result);
        Findings(store, result);
        var summary = SummaryJson
            .Figures(result)
            .Select(f => new KeyValuePair<string, string>(f.Key, f.Value.ToString(CultureInfo.InvariantCulture)))
            .Concat(result.Options.Select(o => new KeyValuePair<string, string>("option." + o.Key, o.Value)))
            .Append(new("version", result.Version))
            .Concat(result.Limits.Select((l, i) => new KeyValuePair<string, string>(FormattableString.Invariant($"limit.{i:D5}"), l)))
            .Concat(Collection(result.Collection));
        Rows(store, "summary", summary, (r, s) => r.AppendValue(s.Key).AppendValue(s.Value));
        Rejected(store, rejected);
        Raw(store, raw);
        store.Execute("CHECKPOINT");
    }

    private static KeyValuePair<string, string>[] Collection(CollectionRecord? record) =>
        record is null
            ? []
            :
            [
                new("collection.file", record.File),
                new("collection.who", record.Who),
                new("collection.when", record.When),
                new("collection.tool", record.Tool),
                new("collection.query", record.Query),
                new("collection.sampling", record.Sampling),
                .. record.Other.Select(o => new KeyValuePair<string, string>("collection.other." + o.Key, o.Value)),
            ];

    private static void Edges(DuckDbPostStore store, CaseResult result)
    {
        var numbered = result.Edges.Select((edge, i) => (Edge: edge, Number: i));
        Rows(
            store,
            "edges",
            numbered,
            (r, x) =>
            {
                var e = x.Edge;
                var (a, b) = (result.Accounts[e.A], result.Accounts[e.B]);
                r.AppendValue(a.Platform)
                    .AppendValue(a.Id)
                    .AppendValue(b.Platform)
                    .AppendValue(b.Id)
                    .AppendValue(e.Trace)
                    .AppendValue(e.ObjectsShared)
                    .AppendValue(e.ObjectsTested)
                    .AppendValue(e.SynchronousInWindow);
                r.AppendValue(e.OccasionsInWindow).AppendValue(e.PCrowd).AppendValue(e.P).AppendValue(e.Threshold);
                r.AppendValue(e.Tier.Word()).AppendValue(e.ExplainedBy).AppendValue(e.FirstSeen).AppendValue(e.LastSeen);
                r.AppendValue(x.Number)
                    .AppendValue(e.A)
                    .AppendValue(e.B)
                    .AppendValue(e.OccasionsTested)
                    .AppendValue(e.OccasionsCounted)
                    .AppendValue(e.WindowSeconds)
                    .AppendValue(e.BlockSeconds);
                r.AppendValue(e.Evidence.Word())
                    .AppendValue(e.Group?.GroupSize)
                    .AppendValue(e.Group?.OutsiderObjects)
                    .AppendValue(e.Group?.OutsiderMet);
            }
        );
        var trials = numbered.SelectMany(x => x.Edge.Trials.Select((t, i) => (x.Number, Trial: t, Index: i)));
        Rows(
            store,
            "trials",
            trials,
            (r, x) =>
            {
                var t = x.Trial;
                r.AppendValue(x.Number)
                    .AppendValue(x.Index)
                    .AppendValue(t.Object)
                    .AppendValue(t.TimeA)
                    .AppendValue(t.TimeB)
                    .AppendValue(t.PostA)
                    .AppendValue(t.PostB);
                r.AppendValue(t.Synchronous)
                    .AppendValue(t.Occasion)
                    .AppendValue(t.Counted)
                    .AppendValue(t.Sharers)
                    .AppendValue(t.Strongest < 0 ? "" : result.Explanations[t.Strongest].Id);
            }
        );
        var probabilities = trials
            .SelectMany(x => x.Trial.Probabilities.Select((p, e) => (x.Number, x.Index, Explanation: e, P: p)))
            .Where(x => !double.IsNaN(x.P));
        Rows(
            store,
            "trial_probabilities",
            probabilities,
            (r, x) => r.AppendValue(x.Number).AppendValue(x.Index).AppendValue(result.Explanations[x.Explanation].Id).AppendValue(x.P)
        );
    }

    private static void Findings(DuckDbPostStore store, CaseResult result)
    {
        Rows(
            store,
            "findings",
            result.Findings,
            (r, f) => r.AppendValue(f.Id).AppendValue(f.Rung).AppendValue(f.Tier.Word()).AppendValue(f.Statement)
        );
        Rows(
            store,
            "finding_accounts",
            result.Findings.SelectMany(f => f.Accounts.Select(a => (f.Id, Account: a))),
            (r, x) => r.AppendValue(x.Id).AppendValue(x.Account)
        );
        Rows(
            store,
            "finding_posts",
            result.Findings.SelectMany(f => f.Posts.Select(p => (f.Id, Post: p))),
            (r, x) => r.AppendValue(x.Id).AppendValue(x.Post)
        );
        Rows(
            store,
            "finding_statistics",
            result.Findings.SelectMany(f => f.Statistic.Select(s => (f.Id, s.Key, s.Value))),
            (r, x) => r.AppendValue(x.Id).AppendValue(x.Key).AppendValue(Convert.ToString(x.Value, CultureInfo.InvariantCulture))
        );
    }

    // DuckDB may read nothing from outside, so rejected.csv is read here and appended.
    private static void Rejected(DuckDbPostStore store, string path)
    {
        using var reader = Sylvan.Data.Csv.CsvDataReader.Create(path, new Sylvan.Data.Csv.CsvDataReaderOptions { Comment = '\0' });
        using var rows = new ChunkAppender(store.Connection, "rejected");
        while (reader.Read())
        {
            rows.AppendValue(reader.GetString(0))
                .AppendValue(reader.GetInt64(1))
                .AppendValue(reader.GetInt64(2))
                .AppendValue(reader.GetString(3))
                .EndRow();
        }

        rows.Close();
    }

    // Bytes go through DuckDB's own appender: there are few of them.
    private static void Raw(DuckDbPostStore store, IEnumerable<(long Post, byte[] Bytes)> raw)
    {
        using var rows = store.Connection.CreateAppender("raw_records");
        foreach (var (post, bytes) in raw)
        {
            rows.CreateRow().AppendValue(post).AppendValue(bytes).EndRow();
        }
    }

    private static void Rows<T>(DuckDbPostStore store, string table, IEnumerable<T> items, Action<ChunkAppender, T> fill)
    {
        using var rows = new ChunkAppender(store.Connection, table);
        foreach (var item in items)
        {
            fill(rows, item);
            rows.EndRow();
        }

        rows.Close();
    }
}
