using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
using Exhibit.Simulator;
using Exhibit.Simulator.Scoring;
using Exhibit.Stores.DuckDb;

namespace Exhibit.Benchmarks.Signals;

/// <summary>
/// A simulated world as signals see it, with the labelled groups in place of the communities: a signal is measured by
/// itself, whatever pairing would have found. Also reads real files, without communities.
/// </summary>
internal sealed class SignalWorld : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-signals-").FullName;
    private readonly DuckDbPostStore store;
    private readonly Dictionary<int, string> kinds = [];

    private SignalWorld(WorldOptions? options, string[] paths, Func<string, SideFile[]> side, double level, ReaderOptions? reader = null)
    {
        Truth? truth = null;
        if (options is not null)
        {
            World.Write(folder, options);
            truth = Truth.Read(Path.Combine(folder, World.LabelsFile));
            paths = [Path.Combine(folder, World.PostsFile)];
        }

        store = new DuckDbPostStore(Path.Combine(folder, "case.duckdb"));
        var ingest = new Ingest(store, new Refusals(), []);
        var source = new PostSource(Catalog.Readers, reader ?? new ReaderOptions());
        foreach (var record in source.Read(paths))
        {
            ingest.Take(record);
        }

        ingest.End();
        store.Flush();
        var accounts = ingest.Accounts.Accounts;
        var communities = truth is null ? [] : Communities(accounts, truth);
        var inputs = SideInputs.Read(side(folder));
        inputs.NumberFrom(source.Sources.Count);
        Data = new SignalData(accounts, communities, [], store)
        {
            Precision = ingest.Coarsest,
            Side = inputs,
            Cutoff = 1,
            CommunityLevel = level,
        };
    }

    internal SignalData Data { get; private set; }

    /// <summary>A world; the level is what communities' p are held against.</summary>
    internal static SignalWorld Of(WorldOptions options, double level = .01) => new(options, [], _ => [], level);

    /// <summary>A world with the side files that its campaigns wrote, as kind and name.</summary>
    internal static SignalWorld Of(WorldOptions options, params (string Kind, string Name)[] side) =>
        new(options, [], folder => [.. side.Select(s => new SideFile(s.Kind, Path.Combine(folder, s.Name)))], .01);

    /// <summary>A world with side files that lie elsewhere.</summary>
    internal static SignalWorld Of(WorldOptions options, SideFile[] side) => new(options, [], _ => side, .01);

    /// <summary>A world with side files and with the edges that the analysis finds in its posts.</summary>
    internal static SignalWorld Paired(WorldOptions options, params (string Kind, string Name)[] side)
    {
        var world = Of(options, side);
        var analysis = new Analysis(
            new AnalysisOptions { Controls = false },
            new Accuracy.MemoryPostStore(),
            new Refusals(),
            TimeProvider.System
        );
        var edges = analysis.Run([Path.Combine(world.folder, World.PostsFile)], default).Edges;
        var data = world.Data;
        world.Data = new SignalData(data.Accounts, data.Communities, edges, world.store)
        {
            Precision = data.Precision,
            Side = data.Side,
            Cutoff = data.Cutoff,
            CommunityLevel = data.CommunityLevel,
        };
        return world;
    }

    /// <summary>Real files.</summary>
    internal static SignalWorld Read(string[] paths, params SideFile[] side) => new(null, paths, _ => side, .01);

    /// <summary>A real file whose columns are named by hand.</summary>
    internal static SignalWorld Read(string path, ReaderOptions reader) => new(null, [path], _ => [], .01, reader);

    /// <summary>Kind of a labelled group, by community number.</summary>
    internal string Kind(int community) => kinds[community];

    /// <summary>Numbers of the groups of a kind.</summary>
    internal int[] OfKind(string kind) => [.. kinds.Where(k => k.Value == kind).Select(k => k.Key).Order()];

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private List<Community> Communities(IReadOnlyList<Account> accounts, Truth truth)
    {
        var communities = new List<Community>();
        // Opposed groups bear one label; where they are two accounts, each of them is a side.
        var groups = accounts
            .Where(a => truth.Group(a.Id).Length > 0)
            .GroupBy(a => truth.Group(a.Id))
            .OrderBy(g => g.Key)
            .SelectMany(g => g.Count() == 2 && truth.Kind(g.First().Id) == "opposed-groups" ? g.Select(a => new[] { a }) : [g.ToArray()]);
        foreach (var group in groups)
        {
            var number = communities.Count + 1;
            kinds[number] = truth.Kind(group[0].Id);
            foreach (var account in group)
            {
                account.Community = number;
            }

            communities.Add(
                new Community
                {
                    Number = number,
                    Accounts = [.. group.Select(a => a.Index)],
                    Edges = 0,
                    Density = 0,
                    Tier = Tier.Indicated,
                    Component = number,
                    Stability = 1,
                    FirstSeen = 0,
                    LastSeen = 0,
                }
            );
        }

        return communities;
    }

    private sealed class Refusals : IRejectionSink
    {
        public void Reject(Rejection rejection) { }
    }
}
