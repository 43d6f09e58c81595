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
    // Posts that are in memory at a time.
    private const int Chunk = 5_000;

    private readonly Dictionary<(string Trace, int Object), int> numbers = [];

    internal (IReadOnlyList<Edge> Edges, IReadOnlyList<SharedObject> Objects) Of(IReadOnlyList<Edge> edges)
    {
        // Numbered in the order of the edges; the first trial's post says what the object is.
        var first = new List<(string Trace, int Object, long Post)>();
        foreach (var edge in edges)
        {
            foreach (var trial in edge.Trials)
            {
                if (numbers.TryAdd((edge.Trace, trial.Object), first.Count))
                {
                    first.Add((edge.Trace, trial.Object, trial.PostA));
                }
            }
        }

        var objects = new SharedObject[first.Count];
        foreach (var table in tables.Where(t => first.Exists(f => f.Trace == t.Kind)))
        {
            var kind = collectors.Single(c => c.Kind.Id == table.Kind).Kind;
            foreach (var chunk in Enumerable.Range(0, first.Count).Where(i => first[i].Trace == table.Kind).Chunk(Chunk))
            {
                var posts = store.Fetch([.. chunk.Select(i => first[i].Post).Distinct().Order()]);
                foreach (var i in chunk)
                {
                    objects[i] = Describe(table, kind, i, first[i].Object, posts[first[i].Post]);
                }
            }
        }

        return ([.. edges.Select(Cite)], objects);
    }

    private SharedObject Describe(TraceTable table, ITraceKind kind, int number, int @object, Post post)
    {
        var (key, author, time) = table.OriginOf(@object);
        return new SharedObject(
            number,
            table.Kind,
            ObjectContent.Find(kind, post, key),
            author >= 0 ? accounts[author].Id : "",
            time == TraceTable.UnknownTime ? null : time
        );
    }

    private Edge Cite(Edge edge)
    {
        var swap = Compare(accounts[edge.A], accounts[edge.B]) > 0;
        if (!swap && edge.Trials.Count == 0)
        {
            return edge;
        }

        return edge with
        {
            A = swap ? edge.B : edge.A,
            B = swap ? edge.A : edge.B,
            Trials =
                edge.Trials.Count == 0
                    ? []
                    : new MadeList<CoAction>(edge.Trials.Count, () => edge.Trials.Select(t => Cite(edge.Trace, t, swap))),
        };
    }

    private CoAction Cite(string trace, CoAction trial, bool swap) =>
        new()
        {
            Object = numbers[(trace, trial.Object)],
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

    private static int Compare(Account a, Account b)
    {
        var byPlatform = string.CompareOrdinal(a.Platform, b.Platform);
        return byPlatform != 0 ? byPlatform : string.CompareOrdinal(a.Id, b.Id);
    }
}
