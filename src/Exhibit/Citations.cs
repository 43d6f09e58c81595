using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit;

/// <summary>Gives the objects of edges in a tier their content, and edges the order of the case folder: A and B by platform, then id.</summary>
internal sealed class Citations(
    IReadOnlyList<TraceTable> tables,
    IReadOnlyList<TraceCollector> collectors,
    IPostStore store,
    IReadOnlyList<Account> accounts
)
{
    private readonly Dictionary<(string Trace, int Object), int> numbers = [];
    private readonly List<SharedObject> objects = [];

    internal (IReadOnlyList<Edge> Edges, IReadOnlyList<SharedObject> Objects) Of(IReadOnlyList<Edge> edges)
    {
        var posts = store.Fetch([.. edges.SelectMany(e => e.Trials).Select(t => t.PostA).Distinct().Order()]);
        return ([.. edges.Select(e => Cite(e, posts))], objects);
    }

    private Edge Cite(Edge edge, IReadOnlyDictionary<long, Post> posts)
    {
        var swap = Compare(accounts[edge.A], accounts[edge.B]) > 0;
        return edge with
        {
            A = swap ? edge.B : edge.A,
            B = swap ? edge.A : edge.B,
            Trials = [.. edge.Trials.Select(t => Cite(edge.Trace, t, swap, posts))],
        };
    }

    private CoAction Cite(string trace, CoAction trial, bool swap, IReadOnlyDictionary<long, Post> posts) =>
        new()
        {
            Object = Number(trace, trial, posts),
            TimeA = swap ? trial.TimeB : trial.TimeA,
            TimeB = swap ? trial.TimeA : trial.TimeB,
            PostA = swap ? trial.PostB : trial.PostA,
            PostB = swap ? trial.PostA : trial.PostB,
            Synchronous = trial.Synchronous,
            Occasion = trial.Occasion,
            Counted = trial.Counted,
            Sharers = trial.Sharers,
            Probabilities = trial.Probabilities,
            Strongest = trial.Strongest,
        };

    private int Number(string trace, CoAction trial, IReadOnlyDictionary<long, Post> posts)
    {
        var key = (trace, trial.Object);
        if (!numbers.TryGetValue(key, out var number))
        {
            var table = tables.Single(t => t.Kind == trace);
            var kind = collectors.Single(c => c.Kind.Id == trace).Kind;
            var content = ObjectContent.Find(kind, posts[trial.PostA], table.Key[trial.Object]);
            var author = table.SourceAccount[trial.Object];
            var time = table.SourceTime[trial.Object];
            number = objects.Count;
            objects.Add(
                new SharedObject(
                    number,
                    trace,
                    content,
                    author >= 0 ? accounts[author].Id : "",
                    time == TraceTable.UnknownTime ? null : time
                )
            );
            numbers.Add(key, number);
        }

        return number;
    }

    private static int Compare(Account a, Account b)
    {
        var byPlatform = string.CompareOrdinal(a.Platform, b.Platform);
        return byPlatform != 0 ? byPlatform : string.CompareOrdinal(a.Id, b.Id);
    }
}
