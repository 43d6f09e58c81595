using System.Globalization;

namespace Exhibit.Benchmarks.Speed;

/// <summary>A published tool that makes the same kind of edges, timed where it is installed. It is never installed by us.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Input">Writes the shares as it wants them.</param>
/// <param name="Steps">Programs and arguments, one after the other, for a file and a scratch path.</param>
internal sealed record Peer(string Name, Action<CoShares, string> Input, Func<string, string, string[][]> Steps)
{
    /// <summary>The peers; commands are those of their manuals.</summary>
    internal static IReadOnlyList<Peer> All { get; } =
    [
        new(
            "coordination-network-toolkit",
            (shares, path) =>
                Write(
                    shares,
                    path,
                    "message_id,user_id,username,repost_id,reply_id,message,timestamp,urls",
                    (n, a, o, t) => $"p{n},u{a},u{a},o{o},,,{t},"
                ),
            (file, scratch) =>
                [
                    ["compute_networks", scratch, "preprocess", file],
                    ["compute_networks", scratch, "compute", "co_retweet", "--time_window", "60"],
                ]
        ),
        new(
            "CooRTweet",
            (shares, path) => Write(shares, path, "object_id,account_id,content_id,timestamp_share", (n, a, o, t) => $"o{o},u{a},p{n},{t}"),
            (file, _) =>
                [
                    [
                        "Rscript",
                        "-e",
                        $"library(CooRTweet); x <- detect_groups(data.table::fread('{file}'), time_window = 60, min_participation = 2); cat(nrow(x))",
                    ],
                ]
        ),
    ];

    /// <summary>Times it; null where it is not installed or fails.</summary>
    internal Measured? Run(CoShares shares, string folder)
    {
        var file = Path.Combine(folder, Name + ".csv");
        Input(shares, file);
        try
        {
            var steps = Steps(file, Path.Combine(folder, Name + ".db")).Select(s => Measured.Run(s[0], s[1..])).ToArray();
            return new Measured(steps.Sum(s => s.CpuSeconds), steps.Sum(s => s.WallSeconds), steps.Max(s => s.PeakBytes), steps[^1].Output);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Write(CoShares shares, string path, string header, Func<int, int, int, long, FormattableString> row)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine(header);
        var number = 0;
        foreach (var (account, shared, time) in shares.Shares())
        {
            writer.WriteLine(row(number++, account, shared, time).ToString(CultureInfo.InvariantCulture));
        }
    }
}
