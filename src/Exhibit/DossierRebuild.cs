using Exhibit.Coordination;
using Exhibit.Coordination.Groups;
using Exhibit.Dossiers;
using Exhibit.Dossiers.Groups;
using Exhibit.Dossiers.Observations;
using Exhibit.Evidence;
using Exhibit.Model;

namespace Exhibit;

/// <summary>
/// Computes everything that follows from the base of a dossier: thresholds, every cited pair by the rule, communities,
/// findings. Sealing writes what this gives, verifying compares with it; neither believes a number that it can compute.
/// </summary>
public static class DossierRebuild
{
    /// <summary>What follows from the base.</summary>
    /// <param name="data">The base.</param>
    /// <param name="threads">Threads; the result does not depend on it.</param>
    /// <exception cref="VerifyException">The base contradicts itself, or the rule gives a cited pair no tier.</exception>
    public static RebuiltDossier Of(DossierData data, int threads)
    {
        var options = Options(data.Head);
        var explanations = new ExplanationSet(Catalog.Explanations);
        if (!explanations.Items.Select(e => e.Info.Id).SequenceEqual(data.Head.Explanations, StringComparer.Ordinal))
        {
            throw new VerifyException(
                VerifyFailure.MalformedFile,
                DossierFiles.Head,
                "the explanations that this version knows",
                $"those of version {data.Head.Version}; verify with that version"
            );
        }

        var found = new Dictionary<CitedPair, (Edge Edge, PairSpecifics? Specifics)>();
        var families = new List<TestFamily>();
        foreach (var (window, block) in Windows(options))
        {
            var family = new FamilyRebuild(data, window, block, options.Alpha, feedsStrong: families.Count == 0, explanations, threads);
            families.Add(family.Figures);
            foreach (var (pair, edge, specifics) in family.Test(data.Cited.Where(c => !found.ContainsKey(c))))
            {
                found.Add(pair, (edge, specifics));
            }
        }

        foreach (var pair in data.Cited.Where(c => !found.ContainsKey(c)))
        {
            throw new VerifyException(
                VerifyFailure.TierMismatch,
                DossierFiles.Edges,
                "pairs that the rule puts in a tier",
                FormattableString.Invariant($"accounts {pair.A} and {pair.B} in {pair.Kind}, which it does not")
            );
        }

        var tests = new List<(string Kind, int Found, MemberTest Test, bool Passes)>();
        foreach (var group in data.Groups.OrderBy(g => g.Facts.Kind, StringComparer.Ordinal))
        {
            var part = new GroupRebuild(group, Stage(options, threads));
            tests.AddRange(part.Tests);
            foreach (var edge in part.Edges)
            {
                found.Add(new CitedPair(edge.Trace, edge.A, edge.B), (edge, null));
            }
        }

        families.AddRange(data.GroupFacts.Select(f => GroupRebuild.Family(f, options.Alpha)));
        var ordered = found
            .OrderByDescending(f => f.Value.Edge.Tier)
            .ThenBy(f => f.Value.Edge.P)
            .ThenBy(f => f.Key.Kind, StringComparer.Ordinal)
            .ThenBy(f => f.Key.A)
            .ThenBy(f => f.Key.B)
            .Select(f => f.Value)
            .ToArray();
        var (result, inTable) = Result(data, options, explanations, families, [.. ordered.Select(o => o.Edge)]);
        if (data.Head.Level == DossierHead.NamedLevel && !SignalCheck.Level(result).Equals(data.Head.CommunityLevel))
        {
            throw new VerifyException(
                VerifyFailure.NumberMismatch,
                DossierFiles.Head,
                FormattableString.Invariant($"community_level {SignalCheck.Level(result)}, as the communities give"),
                FormattableString.Invariant($"{data.Head.CommunityLevel}")
            );
        }

        var most = data.Head.Level == DossierHead.NamedLevel ? data.Head.CommunityLevel : SignalCheck.MostLevel(result, options.Alpha);
        SignalCheck.Run(data.Signals, options.Alpha, data.Head.CommunityLevel, most);
        return new RebuiltDossier(
            result,
            [.. ordered.Select(o => o.Specifics)],
            tests,
            inTable,
            Catalog.TraceKinds.ToDictionary(k => k.Id, k => (k.Title, k.Meaning), StringComparer.Ordinal)
        );
    }

    private static CoordinationOptions Stage(AnalysisOptions options, int threads) =>
        new(
            options.WindowSeconds * 1000L,
            options.BlockSeconds * 1000L,
            options.SlowWindowSeconds * 1000L,
            options.SlowBlockSeconds * 1000L,
            options.Alpha,
            threads
        );

    /// <summary>The options that the dossier states.</summary>
    /// <exception cref="VerifyException">They are none.</exception>
    public static AnalysisOptions Options(DossierHead head)
    {
        try
        {
            var options = StoredOptions.Read(head.Options.ToDictionary(o => o.Key, o => o.Value, StringComparer.Ordinal));
            return options.Validate() is [var fault, ..] ? throw new FormatException(fault) : options;
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or IndexOutOfRangeException)
        {
            throw new VerifyException(VerifyFailure.MalformedFile, DossierFiles.Head, "options of a run", e.Message);
        }
    }

    private static List<(int Window, int Block)> Windows(AnalysisOptions options)
    {
        var windows = new List<(int, int)> { (options.WindowSeconds, options.BlockSeconds) };
        if (options.SlowWindowSeconds > 0)
        {
            windows.Add((options.SlowWindowSeconds, options.SlowBlockSeconds));
        }

        return windows;
    }

    private static (CaseResult Result, IReadOnlyList<int> InTable) Result(
        DossierData data,
        AnalysisOptions options,
        ExplanationSet explanations,
        IReadOnlyList<TestFamily> families,
        Edge[] edges
    )
    {
        var accounts = data
            .Accounts.Select(
                (a, i) =>
                    new Account
                    {
                        Index = i,
                        Platform = a.Platform,
                        Id = a.Id.Length > 0 ? a.Id : a.Pseudonym,
                        Handle = a.Handle,
                        Posts = a.Posts,
                    }
            )
            .ToArray();
        var citations = new DossierCitations(data, accounts);
        var (cited, objects) = citations.Of(edges);
        var communities = Network.Find(accounts, cited, options.Resolution, options.Seed);
        var result = new CaseResult
        {
            Version = data.Head.Version,
            Options = data.Head.Options,
            Sources = data.Sources,
            Collection = data.Head.Collection,
            Counts = data.Head.Counts,
            Accounts = accounts,
            Objects = objects,
            Edges = cited,
            Communities = communities,
            Findings = Findings.Of(cited, communities, accounts, explanations, Catalog.TraceKinds, data.Head.Controls),
            TraceKinds =
            [
                .. data
                    .Kinds.Select(k => new KeyValuePair<string, long>(k.Kind, k.Traces))
                    .Concat(data.GroupFacts.Select(f => new KeyValuePair<string, long>(f.Kind, f.Traces)))
                    .OrderBy(k => k.Key, StringComparer.Ordinal),
            ],
            Families = families,
            Explanations = [.. explanations.Items.Select(e => e.Info)],
            Controls = data.Head.Controls,
            Limits = data.Head.Limits,
            Precision = data.Head.Precision,
            Seconds = [],
        };
        return (result, citations.InTable);
    }
}
