using Exhibit.Evidence;
using Exhibit.Model;
using Exhibit.Traces;

namespace Exhibit.Dossiers;

/// <summary>Gives rebuilt edges their objects' content and the order of the case: A and B by platform, then id.</summary>
internal sealed class DossierCitations(DossierData data, IReadOnlyList<Account> accounts)
{
    private readonly Dictionary<(string Kind, int Object), int> numbers = [];
    private readonly List<SharedObject> objects = [];
    private readonly List<int> inTable = [];

    /// <summary>Number in its kind's table of every object, by number of the result's objects.</summary>
    internal IReadOnlyList<int> InTable => inTable;

    internal (IReadOnlyList<Edge> Edges, IReadOnlyList<SharedObject> Objects) Of(IReadOnlyList<Edge> edges) =>
        ([.. edges.Select(Cite)], objects);

    private Edge Cite(Edge edge)
    {
        var swap = Compare(accounts[edge.A], accounts[edge.B]) > 0;
        return edge with
        {
            A = swap ? edge.B : edge.A,
            B = swap ? edge.A : edge.B,
            Trials = [.. edge.Trials.Select(t => Cite(edge, t, swap))],
        };
    }

    private CoAction Cite(Edge edge, CoAction trial, bool swap) =>
        new()
        {
            Object = Number(edge.Trace, trial.Object),
            TimeA = swap ? trial.TimeB : trial.TimeA,
            TimeB = swap ? trial.TimeA : trial.TimeB,
            PostA = Record(edge, swap ? trial.PostB : trial.PostA, swap ? edge.B : edge.A),
            PostB = Record(edge, swap ? trial.PostA : trial.PostB, swap ? edge.A : edge.B),
            Synchronous = trial.Synchronous,
            Occasion = trial.Occasion,
            Counted = trial.Counted,
            Sharers = trial.Sharers,
            Probabilities = trial.Probabilities,
            Strongest = trial.Strongest,
        };

    private long Record(Edge edge, long record, int account) =>
        record < 0
            ? throw new VerifyException(
                VerifyFailure.CitedRecordMissing,
                edge.Evidence == EvidenceKind.Timing ? DossierFiles.Traces(edge.Trace) : Groups.GroupFiles.Traces(edge.Trace),
                FormattableString.Invariant($"a record for every trial of accounts {edge.A} and {edge.B}"),
                "a trial without one"
            )
        : data.Records[(int)record].Account != account
            ? throw new VerifyException(
                VerifyFailure.RecordMismatch,
                DossierFiles.Records,
                FormattableString.Invariant($"record {record} to be of account {account}"),
                FormattableString.Invariant($"account {data.Records[(int)record].Account}")
            )
        : record;

    private int Number(string kind, int o)
    {
        if (!numbers.TryGetValue((kind, o), out var number))
        {
            if (!data.Contents.TryGetValue((kind, o), out var content))
            {
                throw new VerifyException(
                    VerifyFailure.MalformedFile,
                    data.Tables.Any(t => t.Kind == kind) ? DossierFiles.Contents : Groups.GroupFiles.Contents,
                    FormattableString.Invariant($"the content of object {o} of {kind}"),
                    "none"
                );
            }

            var table = data.TableOf(kind);
            var author = table.SourceAccount[o];
            number = objects.Count;
            inTable.Add(o);
            objects.Add(
                new SharedObject(
                    number,
                    kind,
                    content,
                    author >= 0 ? accounts[author].Id : "",
                    table.SourceTime[o] == TraceTable.UnknownTime ? null : table.SourceTime[o]
                )
            );
            numbers.Add((kind, o), number);
        }

        return number;
    }

    private static int Compare(Account a, Account b)
    {
        var byPlatform = string.CompareOrdinal(a.Platform, b.Platform);
        return byPlatform != 0 ? byPlatform : string.CompareOrdinal(a.Id, b.Id);
    }
}
