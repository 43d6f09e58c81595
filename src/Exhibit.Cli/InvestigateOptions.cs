using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Exhibit.Readers;
using Exhibit.Signals.Inputs;

namespace Exhibit.Cli;

/// <summary>The options that investigate and demo share, and how they become <see cref="AnalysisOptions"/>.</summary>
internal sealed class InvestigateOptions
{
    private static readonly AnalysisOptions Defaults = new();

    private readonly Option<int> window = Int(
        "--window",
        Defaults.WindowSeconds,
        "W in seconds: two posts of one object at most this far apart are a co-action."
    );
    private readonly Option<int> block = Int(
        "--block",
        Defaults.BlockSeconds,
        "D in seconds: UTC-anchored blocks within which posts are compared."
    );
    private readonly Option<int> slowWindow = Int(
        "--slow-window",
        Defaults.SlowWindowSeconds,
        "W of the slow window, which feeds tier indicated only; 0 switches it off."
    );
    private readonly Option<int> slowBlock = Int("--slow-block", Defaults.SlowBlockSeconds, "D of the slow window.");
    private readonly Option<double> alpha = new("--alpha")
    {
        Description = "Chance over the whole run of calling any innocent pair strong, under the stated models.",
        DefaultValueFactory = _ => Defaults.Alpha,
    };
    private readonly Option<double> resolution = new("--resolution")
    {
        Description = "Least inner edge density of a community (Leiden, CPM).",
        DefaultValueFactory = _ => Defaults.Resolution,
    };
    private readonly Option<ulong> seed = new("--seed")
    {
        Description = "Seed of the community search and the negative controls.",
        DefaultValueFactory = _ => Defaults.Seed,
    };
    private readonly Option<string> traces = new("--traces")
    {
        Description = $"Trace kinds, comma-separated, of {string.Join(", ", Catalog.TraceKinds.Select(k => k.Id))}.",
        DefaultValueFactory = _ => string.Join(',', Analysis.DefaultTraces),
    };
    private readonly Option<bool> noControls = new("--no-controls") { Description = "Leave out the negative controls." };
    private readonly Option<int> threads = Int(
        "--threads",
        Math.Min(2, Environment.ProcessorCount),
        "Threads; the result does not depend on it."
    );
    private readonly Option<string?> memory = new("--memory")
    {
        Description =
            "Memory to keep to, such as 1GB: what is not at hand goes to temporary files beside the case. The last line says whether it was kept; results do not depend on it.",
    };
    private readonly ReaderChoice reader = new();

    private readonly Option<string[]> ads = new("--ads")
    {
        Description =
            "File of advertisements for the ad ledger; targets.csv and ad_targets.csv beside it are read too. Short for --list ads=FILE.",
    };
    private readonly Option<string[]> lists = new("--list")
    {
        Description =
            $"KIND=FILE: a file beside the posts that signals read; may be repeated. Kinds: {string.Join(", ", SideKind.All.Select(k => k.Id))}. Its rows are never counted as posts.",
    };
    private readonly Option<string[]> set = new("--set")
    {
        Description = "SIGNAL.OPTION=NUMBER: an option of a signal, see docs/generated/signals.md; may be repeated.",
    };

    internal void AddTo(Command command)
    {
        foreach (
            var option in (Option[])
                [window, block, slowWindow, slowBlock, alpha, resolution, seed, traces, noControls, threads, memory, ads, lists, set]
        )
        {
            command.Options.Add(option);
        }

        reader.AddTo(command);
    }

    internal AnalysisOptions Of(ParseResult parsed) =>
        new()
        {
            WindowSeconds = parsed.GetValue(window),
            BlockSeconds = parsed.GetValue(block),
            SlowWindowSeconds = parsed.GetValue(slowWindow),
            SlowBlockSeconds = parsed.GetValue(slowBlock),
            Alpha = parsed.GetValue(alpha),
            Resolution = parsed.GetValue(resolution),
            Seed = parsed.GetValue(seed),
            Traces = [.. parsed.GetValue(traces)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Controls = !parsed.GetValue(noControls),
            Threads = parsed.GetValue(threads),
            MemoryMegabytes = Megabytes(parsed.GetValue(memory)),
            SideFiles =
            [
                .. (parsed.GetValue(ads) ?? []).Select(path => new SideFile("ads", path)),
                .. SideFiles(parsed.GetValue(lists) ?? []),
            ],
            SignalOptions = Values(parsed.GetValue(set) ?? []),
            Reader = reader.Of(parsed),
        };

    /// <summary>Files of --list KIND=FILE.</summary>
    internal static IReadOnlyList<SideFile> SideFiles(string[] texts) =>
        [.. texts.Select(text => Pair("--list", text, "KIND=FILE, such as outlets=news.csv")).Select(p => new SideFile(p.Key, p.Value))];

    private static (string Key, string Value) Pair(string option, string text, string expected)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && equals < text.Length - 1
            ? (text[..equals], text[(equals + 1)..])
            : throw new InputException($"{option} holds '{text}'. Expected {expected}.");
    }

    private static Dictionary<string, double> Values(string[] texts)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var (key, value) = Pair("--set", text, "SIGNAL.OPTION=NUMBER, such as working-hours.hours=9");
            values[key] = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new InputException($"--set {key} holds '{value}'. Expected a number with a decimal point.");
        }

        return values;
    }

    private static int Megabytes(string? text) =>
        text is null ? 0
        : TryMegabytes(text, out var megabytes) ? megabytes
        : throw new InputException($"--memory is '{text}'. Expected a size such as 1GB or 800MB.");

    /// <summary>Reads a size such as 1GB or 800MB.</summary>
    internal static bool TryMegabytes(string text, out int megabytes)
    {
        var unit = text.EndsWith("GB", StringComparison.OrdinalIgnoreCase) ? 1_000 : 1;
        var number = 0.0;
        var known =
            (unit == 1_000 || text.EndsWith("MB", StringComparison.OrdinalIgnoreCase))
            && double.TryParse(text.AsSpan()[..^2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            && number * unit is > 0 and < int.MaxValue;
        megabytes = known ? (int)(number * unit) : 0;
        return known;
    }

    private static Option<int> Int(string name, int value, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}
