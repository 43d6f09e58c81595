using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Tests.Support;

/// <summary>Makes small trace tables by hand: who shared what, at which second.</summary>
internal static class Tables
{
    internal static TraceTable Of(params (string Account, string Object, double Second)[] rows) => Of(TimePrecision.Second, rows);

    internal static TraceTable Of(TimePrecision precision, params (string Account, string Object, double Second)[] rows) =>
        Of(precision, rows.Select(r => new Row(r.Account, r.Object, r.Second)));

    internal static TraceTable Of(TimePrecision precision, IEnumerable<Row> rows)
    {
        var collector = new TraceCollector(new GivenObject());
        var accounts = new AccountIndex();
        var number = 0;
        foreach (var row in rows)
        {
            var post = new Post
            {
                AccountId = row.Account,
                ObjectId = row.Object,
                TimeMs = (long)(row.Second * 1000),
                Precision = precision,
            };
            collector.Take(post, accounts.IndexOf(post), number++);
        }

        return collector.Build(accounts.Accounts.Count, accounts.Find);
    }

    internal sealed record Row(string Account, string Object, double Second);
}
