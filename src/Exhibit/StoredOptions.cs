using System.Globalization;
using Exhibit.Readers;
using Exhibit.Signals.Inputs;

namespace Exhibit;

/// <summary>Reads options back from the names and values that a case and a dossier keep.</summary>
public static class StoredOptions
{
    /// <summary>The options of a run.</summary>
    /// <param name="values">Name and value of every option, as <see cref="Model.CaseResult.Options"/> prints them.</param>
    /// <exception cref="FormatException">One is missing or no value of its kind.</exception>
    public static AnalysisOptions Read(IReadOnlyDictionary<string, string> values)
    {
        string Text(string name) =>
            values.TryGetValue(name, out var value) ? value : throw new FormatException($"The option '{name}' is missing.");
        int Int(string name) => int.Parse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        double Number(string name) => double.Parse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture);
        return new AnalysisOptions
        {
            WindowSeconds = Int("window_seconds"),
            BlockSeconds = Int("block_seconds"),
            SlowWindowSeconds = Int("slow_window_seconds"),
            SlowBlockSeconds = Int("slow_block_seconds"),
            Alpha = Number("alpha"),
            Resolution = Number("resolution"),
            Seed = ulong.Parse(Text("seed"), NumberStyles.None, CultureInfo.InvariantCulture),
            Traces = Text("traces").Split(';', StringSplitOptions.RemoveEmptyEntries),
            SideFiles =
            [
                .. Text("lists")
                    .Split(';', StringSplitOptions.RemoveEmptyEntries)
                    .Select(f => f.Split('=', 2))
                    .Select(f => new SideFile(f[0], f[1])),
            ],
            SignalOptions = Text("signal_options")
                .Split(';', StringSplitOptions.RemoveEmptyEntries)
                .Select(o => o.Split('=', 2))
                .ToDictionary(o => o[0], o => double.Parse(o[1], NumberStyles.Float, CultureInfo.InvariantCulture), StringComparer.Ordinal),
            Controls = Text("controls") == "true",
            Reader = new ReaderOptions
            {
                Format = Text("format") is { Length: > 0 } format ? format : null,
                Map = Text("map")
                    .Split(';', StringSplitOptions.RemoveEmptyEntries)
                    .Select(m => m.Split('=', 2))
                    .ToDictionary(m => m[0], m => m[1], StringComparer.Ordinal),
                Zone = Text("zone"),
                Platform = Text("platform"),
            },
        };
    }
}
