using Exhibit.Coordination;
using Exhibit.Export;
using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Readers.Damage;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
using Exhibit.Spilling;
using Exhibit.Traces;

namespace Exhibit;

/// <summary>The one file that names the order of the stages. Start reading here.</summary>
public sealed class Analysis
{
    /// <summary>Kinds that are extracted unless others are named. Answers and mentions are left out: people who talk with each other co-act in them all day.</summary>
    public static readonly IReadOnlyList<string> DefaultTraces =
    [
        "co-hashtag",
        "co-link",
        "co-post",
        "co-repost",
        "object",
        "own-words",
        "passed-on",
    ];

    private readonly AnalysisOptions options;
    private readonly IPostStore store;
    private readonly IRejectionSink rejected;
    private readonly TimeProvider clock;
    private readonly IProgress<StageProgress>? progress;
    private readonly List<KeyValuePair<string, double>> seconds = [];

    /// <summary>Prepares a run.</summary>
    /// <param name="options">Validated options.</param>
    /// <param name="store">Where posts go while they are read and come from when they are cited; signals need an <see cref="ISignalStore"/>.</param>
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

    /// <summary>
    /// Where what need not stay in memory goes; it must outlive the result, whose trials may lie there. Default: no limit.
    /// </summary>
    public SpillSpace Space { get; init; } = new();

    /// <summary>The traces of the last run, one table a kind: what a dossier takes its data from. With a limit they are on disk.</summary>
    public IReadOnlyList<TraceTable> Traces { get; private set; } = [];

    /// <summary>What else a reader must know before quoting a figure, such as what was taken out of the case since it was read.</summary>
    public IReadOnlyList<string> FurtherLimits { get; init; } = [];

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
        return Run(
            new Input(source.Read(paths), () => source.Sources, collection)
            {
                Bytes = () => (source.BytesRead, source.BytesTotal),
                Traps = () => source.Traps,
                Side = side,
            },
            cancellation
        );
    }

    /// <summary>Finds what acts together in records that were read before, signals aside.</summary>
    /// <param name="records">Every record, in the order of reading.</param>
    /// <param name="sources">The sources; asked after the last record.</param>
    /// <param name="collection">The collection record; null where there was none.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <param name="side">Side inputs for the signals; null asks for no signals.</param>
    /// <exception cref="InputException">No post in it can be tested.</exception>
    public CaseResult Run(
        IEnumerable<ReadRecord> records,
        Func<IReadOnlyList<SourceFile>> sources,
        CollectionRecord? collection,
        CancellationToken cancellation
    ) => Run(records, sources, collection, null, cancellation);

    /// <summary>Finds what acts together in records that were read before, as <see cref="Run(IReadOnlyList{string}, CancellationToken)"/> found it.</summary>
    /// <param name="records">Every record, in the order of reading.</param>
    /// <param name="sources">The sources; asked after the last record.</param>
    /// <param name="collection">The collection record; null where there was none.</param>
    /// <param name="side">What was given beside the posts; null runs no signal.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="InputException">No post in it can be tested.</exception>
    public CaseResult Run(
        IEnumerable<ReadRecord> records,
        Func<IReadOnlyList<SourceFile>> sources,
        CollectionRecord? collection,
        SideInputs? side,
        CancellationToken cancellation
    ) => Run(new Input(records, sources, collection) { Side = side }, cancellation);

    private CaseResult Run(Input input, CancellationToken cancellation)
    {
        var ingest = new Ingest(store, rejected, Kinds(), Space);
        Stage("read", () => Read(input.Records, input.Bytes, ingest, cancellation));
        var tables = Stage("trace", () => Tables(ingest));
        Traces = tables;
        var explanations = new ExplanationSet(Catalog.Explanations);
        var stage = new CoordinationOptions(
            options.WindowSeconds * 1000L,
            options.BlockSeconds * 1000L,
            options.SlowWindowSeconds * 1000L,
            options.SlowBlockSeconds * 1000L,
            options.Alpha,
            options.Threads
        )
        {
            Space = Space,
        };
        var sourcesKnown = tables.Any(t => t.AnySource);
        var (edges, families) = Stage("test", () => new CoordinationStage(stage, explanations).Run(tables, progress, cancellation));
        var accounts = ingest.Accounts.Accounts;
        var communities = Stage("communities", () => Network.Find(accounts, edges, options.Resolution, options.Seed));
        var controls = Stage(
            "control",
            () => options.Controls ? new NegativeControl(stage, explanations).Run(tables, options.Seed, progress, cancellation) : []
        );
        var cited = Stage("cite", () => new Citations(tables, ingest.Collectors, store, accounts).Of(edges));
        input.Side?.NumberFrom(input.Sources().Count);
        var signals = Stage(
            "signals",
            () =>
                input.Side is { } side && store is ISignalStore asked
                    ? Signals(ingest, communities, cited.Edges, families, side, asked, cancellation)
                    : []
        );

        return new CaseResult
        {
            Version = Version,
            Options = StatedOptions,
            Sources = [.. input.Sources(), .. input.Side?.Sources ?? []],
            Collection = input.Collection,
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
            Findings = Joined(
                Exhibit.Findings.Of(cited.Edges, communities, accounts, explanations, Catalog.TraceKinds, controls, kept: !Space.IsLimited),
                SignalFindings.Of(signals, accounts)
            ),
            Signals = signals,
            SideInputs = input.Side?.Counts ?? [],
            TraceKinds = [.. tables.Select(t => new KeyValuePair<string, long>(t.Kind, t.TracesSeen))],
            Families = families,
            Explanations = [.. explanations.Items.Select(e => e.Info)],
            Controls = controls,
            Limits =
            [
                .. Limits.Of(
                    input.Collection,
                    ingest,
                    options,
                    families,
                    [.. LeftOut(tables), .. new CrowdedBlocks(tables, ingest.Collectors, store).Sentences(families)],
                    accounts.Count,
                    sourcesKnown
                ),
                // Duplicates have a count of their own.
                .. input.Traps().Where(t => t.Trap.Id != "duplicate-records").Select(t => $"{t.Source}: {t.Trap.Sentence}"),
                .. FurtherLimits,
            ],
            Precision = ingest.Coarsest,
            Seconds = seconds,
        };
    }

    /// <summary>What a run reads. Without side inputs, not even none of them, no signal runs.</summary>
    private sealed record Input(IEnumerable<ReadRecord> Records, Func<IReadOnlyList<SourceFile>> Sources, CollectionRecord? Collection)
    {
        public Func<(long Done, long All)> Bytes { get; init; } = () => (0, 0);

        public Func<IReadOnlyList<(string Source, Trap Trap)>> Traps { get; init; } = () => [];

        public SideInputs? Side { get; init; }
    }

    private IReadOnlyList<SignalResult> Signals(
        Ingest ingest,
        IReadOnlyList<Community> communities,
        IReadOnlyList<Edge> edges,
        IReadOnlyList<TestFamily> families,
        SideInputs side,
        ISignalStore asked,
        CancellationToken cancellation
    )
    {
        var testable = families.Max(f => f.AccountsTestable);
        var data = new SignalData(ingest.Accounts.Accounts, communities, edges, asked)
        {
            Side = side,
            Precision = ingest.Coarsest,
            Space = Space,
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

    private bool Read(IEnumerable<ReadRecord> records, Func<(long Done, long All)> bytes, Ingest ingest, CancellationToken cancellation)
    {
        long read = 0;
        foreach (var record in records)
        {
            ingest.Take(record);
            if ((++read & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                var (done, all) = bytes();
                progress?.Report(new StageProgress("read", done, all, "bytes", $"{Limits.Number(read)} records"));
            }
        }

        ingest.End();
        store.Flush();
        if (ingest.Accepted == 0)
        {
            throw new InputException(
                ingest.FirstRejection is { } first
                    ? $"None of {Limits.Number(ingest.Rejected)} records could be read as a post. The first, {first.Source}, row {Limits.Number(first.Row)}: {first.Reason} If the columns were taken wrongly, name them with --map, or force a format with --format."
                    : "The inputs hold a header and no records. Export them again, or name other files."
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
        ingest.Accounts.Settle();
        var finest = tables.Where(t => t.Evidence == EvidenceKind.Timing).Select(t => t.SlotMs).DefaultIfEmpty(1).Min();
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
                .Where(t => t.Evidence == EvidenceKind.Timing && t.SlotMs > options.WindowSeconds * 1000L)
                .Select(t =>
                    FormattableString.Invariant(
                        $"{t.Kind} was left out of the main window: its times are known only to {t.SlotMs / 1000} s."
                    )
                ),
        ];

    private static MadeList<Finding> Joined(IReadOnlyList<Finding> first, IReadOnlyList<Finding> then) =>
        new(first.Count + then.Count, () => first.Concat(then));

    /// <summary>Name and value of every option, in printing order; <see cref="StoredOptions"/> reads them back.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> StatedOptions
    {
        get
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
                    string.Join(
                        ';',
                        options.SignalOptions.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => Text($"{o.Key}={o.Value}"))
                    )
                ),
                new("controls", options.Controls ? "true" : "false"),
                new("format", options.Reader.Format ?? ""),
                new(
                    "map",
                    string.Join(';', options.Reader.Map.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}={m.Value}"))
                ),
                new("zone", options.Reader.Zone),
                new("platform", options.Reader.Platform),
            ];
        }
    }

    private T Stage<T>(string name, Func<T> work)
    {
        progress?.Report(new StageProgress(name, 0, 0, ""));
        var start = clock.GetTimestamp();
        var result = work();
        if (Space.IsLimited)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        seconds.Add(new(name, Math.Round(clock.GetElapsedTime(start).TotalSeconds, 3)));
        return result;
    }
}
