using Exhibit.Coordination;
using Exhibit.Export;
using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
using Exhibit.Traces;

namespace Exhibit;

/// <summary>The one file that names the order of the stages. Start reading here.</summary>
public sealed class Analysis
{
    /// <summary>Kinds that are extracted unless others are named. Answers and mentions are left out: people who talk with each other co-act in them all day.</summary>
    public static readonly IReadOnlyList<string> DefaultTraces = ["co-hashtag", "co-link", "co-post", "co-repost", "object"];

    private readonly AnalysisOptions options;
    private readonly IPostStore store;
    private readonly IRejectionSink rejected;
    private readonly TimeProvider clock;
    private readonly IProgress<StageProgress>? progress;
    private readonly List<KeyValuePair<string, double>> seconds = [];

    /// <summary>Prepares a run.</summary>
    /// <param name="options">Validated options.</param>
    /// <param name="store">Where posts go while they are read and come from when they are cited.</param>
    /// <param name="rejected">Where refused records go.</param>
    /// <param name="clock">Only for the seconds per stage.</param>
    /// <param name="progress">Told of progress; may be null.</param>
    public Analysis(
        AnalysisOptions options,
        IPostStore store,
        IRejectionSink rejected,
        TimeProvider clock,
        IProgress<StageProgress>? progress = null
    ) => (this.options, this.store, this.rejected, this.clock, this.progress) = (options, store, rejected, clock, progress);

    /// <summary>Version of the library.</summary>
    public static string Version { get; } = typeof(Analysis).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Reads the paths (files, folders, globs) and finds what acts together.</summary>
    /// <exception cref="InputException">An input cannot be read at all, or no post in it can be tested.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public CaseResult Run(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var collection = CaptureFile.Find(paths);
        SignalData.Check(options.SignalOptions, Catalog.Signals);
        var side = SideInputs.Read(options.SideFiles);
        var source = new PostSource(Catalog.Readers, options.Reader);
        var ingest = new Ingest(store, rejected, Kinds());

        Stage("read", () => Read(source, ingest, paths, cancellation));
        var tables = Stage("trace", () => Tables(ingest));
        var explanations = new ExplanationSet(Catalog.Explanations);
        var stage = new CoordinationOptions(
            options.WindowSeconds * 1000L,
            options.BlockSeconds * 1000L,
            options.SlowWindowSeconds * 1000L,
            options.SlowBlockSeconds * 1000L,
            options.Alpha,
            options.Threads
        );
        var (edges, families) = Stage("test", () => new CoordinationStage(stage, explanations).Run(tables, progress, cancellation));
        var accounts = ingest.Accounts.Accounts;
        var communities = Stage("communities", () => Network.Find(accounts, edges, options.Resolution, options.Seed));
        var controls = Stage(
            "control",
            () => options.Controls ? new NegativeControl(stage, explanations).Run(tables, options.Seed, cancellation) : []
        );
        var cited = Stage("cite", () => new Citations(tables, ingest.Collectors, store, accounts).Of(edges));
        side.NumberFrom(source.Sources.Count);
        var signals = Stage("signals", () => Signals(ingest, communities, cited.Edges, families, side, cancellation));

        return new CaseResult
        {
            Version = Version,
            Options = Options(),
            Sources = [.. source.Sources, .. side.Sources],
            Collection = collection,
            Counts = new CaseCounts
            {
                RowsRead = ingest.Accepted + ingest.Rejected,
                RowsAccepted = ingest.Accepted,
                RowsRejected = ingest.Rejected,
                RowsDuplicate = ingest.Duplicates,
                Posts = ingest.Accepted - ingest.Duplicates,
                Traces = tables.Sum(t => t.TracesSeen),
                PairsTested = families[0].PairsCoSharing,
            },
            Accounts = accounts,
            Objects = cited.Objects,
            Edges = cited.Edges,
            Communities = communities,
            Findings =
            [
                .. Findings.Of(cited.Edges, communities, accounts, explanations, Catalog.TraceKinds),
                .. SignalFindings.Of(signals, accounts),
            ],
            Signals = signals,
            SideInputs = side.Counts,
            TraceKinds = [.. tables.Select(t => new KeyValuePair<string, long>(t.Kind, t.TracesSeen))],
            Families = families,
            Explanations = [.. explanations.Items.Select(e => e.Info)],
            Controls = controls,
            Limits = Limits.Of(
                collection,
                ingest,
                options,
                families,
                LeftOut(tables),
                accounts.Count,
                tables.Any(t => t.Source.AsSpan().IndexOfAnyExceptInRange(int.MinValue, -1) >= 0)
            ),
            Precision = ingest.Coarsest,
            Seconds = seconds,
        };
    }

    private IReadOnlyList<SignalResult> Signals(
        Ingest ingest,
        IReadOnlyList<Community> communities,
        IReadOnlyList<Edge> edges,
        IReadOnlyList<TestFamily> families,
        SideInputs side,
        CancellationToken cancellation
    )
    {
        var testable = families.Max(f => f.AccountsTestable);
        var data = new SignalData(ingest.Accounts.Accounts, communities, edges, store)
        {
            Side = side,
            Precision = ingest.Coarsest,
            Seed = options.Seed,
            Cutoff = options.Alpha,
            CommunityLevel = SignalStage.CommunityLevel(communities.Count, testable, communities.Sum(c => c.Accounts.Count), options.Alpha),
            Set = options.SignalOptions,
        };
        return new SignalStage(Catalog.Signals, options.Alpha).Run(
            data,
            id => progress?.Report(new StageProgress("signals", 0, 0, id)),
            cancellation
        );
    }

    private ITraceKind[] Kinds()
    {
        var wanted = options.Traces.Count == 0 ? DefaultTraces : options.Traces;
        var unknown = wanted.FirstOrDefault(id => Catalog.TraceKinds.All(k => k.Id != id));
        return unknown is null
            ? [.. Catalog.TraceKinds.Where(k => wanted.Contains(k.Id))]
            : throw new InputException(
                $"--traces names '{unknown}', which does not exist. Kinds are {string.Join(", ", Catalog.TraceKinds.Select(k => k.Id))}."
            );
    }

    private bool Read(PostSource source, Ingest ingest, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        long read = 0;
        foreach (var record in source.Read(paths, (done, all) => progress?.Report(new StageProgress("read", done, all, "files"))))
        {
            ingest.Take(record);
            if ((++read & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new StageProgress("read", read, 0, "records"));
            }
        }

        store.Flush();
        if (ingest.Accepted == 0)
        {
            throw new InputException(
                "No record of the inputs could be read as a post. See the reasons above; name columns with --map, or force a format with --format."
            );
        }

        return true;
    }

    private TraceTable[] Tables(Ingest ingest)
    {
        ingest.ResolveOrigins();
        var tables = ingest
            .Collectors.Where(c => c.Count > 0)
            .Select(c => c.Build(ingest.Accounts.Accounts.Count, ingest.Accounts.Find))
            .ToArray();
        var finest = tables.Select(t => t.SlotMs).DefaultIfEmpty(1).Min();
        return finest <= options.WindowSeconds * 1000L
            ? tables
            : throw new InputException(
                FormattableString.Invariant(
                    $"The times are known only to {finest / 1000} s, so W = {options.WindowSeconds} s cannot be tested. Use --window {finest / 1000} --block {finest / 1000 * 60} or data with finer times."
                )
            );
    }

    private List<string> LeftOut(TraceTable[] tables) =>
        [
            .. tables
                .Where(t => t.SlotMs > options.WindowSeconds * 1000L)
                .Select(t =>
                    FormattableString.Invariant(
                        $"{t.Kind} was left out of the main window: its times are known only to {t.SlotMs / 1000} s."
                    )
                ),
        ];

    private KeyValuePair<string, string>[] Options()
    {
        static string Text(FormattableString value) => FormattableString.Invariant(value);
        return
        [
            new("window_seconds", Text($"{options.WindowSeconds}")),
            new("block_seconds", Text($"{options.BlockSeconds}")),
            new("slow_window_seconds", Text($"{options.SlowWindowSeconds}")),
            new("slow_block_seconds", Text($"{options.SlowBlockSeconds}")),
            new("alpha", Text($"{options.Alpha}")),
            new("resolution", Text($"{options.Resolution}")),
            new("seed", Text($"{options.Seed}")),
            new("traces", string.Join(';', options.Traces.Count == 0 ? DefaultTraces : options.Traces)),
            new("lists", string.Join(';', options.SideFiles.Select(f => $"{f.Kind}={Path.GetFileName(f.Path)}"))),
            new(
                "signal_options",
                string.Join(';', options.SignalOptions.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => Text($"{o.Key}={o.Value}")))
            ),
            new("controls", options.Controls ? "true" : "false"),
            new("format", options.Reader.Format ?? ""),
            new("map", string.Join(';', options.Reader.Map.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}={m.Value}"))),
            new("zone", options.Reader.Zone),
            new("platform", options.Reader.Platform),
        ];
    }

    private T Stage<T>(string name, Func<T> work)
    {
        progress?.Report(new StageProgress(name, 0, 0, ""));
        var start = clock.GetTimestamp();
        var result = work();
        seconds.Add(new(name, Math.Round(clock.GetElapsedTime(start).TotalSeconds, 3)));
        return result;
    }
}
