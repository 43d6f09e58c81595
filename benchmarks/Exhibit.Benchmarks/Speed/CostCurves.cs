using System.Globalization;
using Exhibit.Benchmarks.Accuracy.Report;
using Exhibit.Coordination;

namespace Exhibit.Benchmarks.Speed;

/// <summary>What rows, pairs, accounts and W cost, one table each: the whole process, and the pair stage alone on one thread.</summary>
internal static class CostCurves
{
    private const int Rows = 100_000;
    private const int Objects = Rows / 10;
    private const int Accounts = Rows / 20;
    private const int Window = 60;
    private const int BlockMs = 3_600_000;

    private static readonly SortedDictionary<string, string[]> Known = new(StringComparer.Ordinal);

    internal static void Write(Page page, TextWriter log)
    {
        page.Add(
            Text(
                $"## What rows, pairs, accounts and W cost\n\n`exhibit investigate`, and the pair stage of its main window alone on one thread. One thing is changed at a time from {Rows:N0} rows, {Objects:N0} objects, {Accounts:N0} accounts and W = {Window} s. *Pairs* share an object within an hour; *visits* is the sum of their objects.\n"
            )
        );
        Table(page, log, "rows", [25_000, 50_000, 100_000, 200_000], n => (n, n / 10, n / 20, Window));
        Table(page, log, "objects (fewer make more pairs)", [20_000, 10_000, 2_000, 500], n => (Rows, n, Accounts, Window));
        Table(page, log, "accounts", [1_000, 5_000, 25_000, 100_000], n => (Rows, Objects, n, Window));
        Table(page, log, "W, s", [15, 60, 240, 900], n => (Rows, Objects, Accounts, n));
        page.Add("\n");
    }

    private static void Table(
        Page page,
        TextWriter log,
        string what,
        int[] values,
        Func<int, (int Rows, int Objects, int Accounts, int Window)> of
    )
    {
        page.Add("\n");
        page.Head(what, "pairs", "visits", "CPU s", "peak MB", "pair stage, CPU s", "pair stage, ns a visit", "pair stage, MB");
        foreach (var value in values)
        {
            var (rows, objects, accounts, window) = of(value);
            page.Row([Text($"{value:N0}"), .. Cells(rows, objects, accounts, window)]);
            log.WriteLine(Text($"{what} {value:N0}"));
        }
    }

    // The middle of every table is the same run: it is measured once.
    private static string[] Cells(int rows, int objects, int accounts, int window)
    {
        var key = Text($"{rows} {objects} {accounts} {window}");
        if (!Known.TryGetValue(key, out var cells))
        {
            var shares = new CoShares(rows, accounts: accounts, objects: objects);
            var whole = WholeRun.Of(shares, "--window", Text($"{window}"));
            var (pairs, visits, seconds, bytes) = PairStage(shares, window);
            cells =
            [
                Text($"{pairs:N0}"),
                Text($"{visits:N0}"),
                Text($"{whole.CpuSeconds:0.0}"),
                Text($"{whole.PeakBytes / 1e6:0}"),
                Text($"{seconds:0.000}"),
                Text($"{seconds / visits * 1e9:0.0}"),
                Text($"{bytes / 1e6:0}"),
            ];
            Known.Add(key, cells);
        }

        return cells;
    }

    private static (long Pairs, long Visits, double Seconds, long Bytes) PairStage(CoShares shares, int window)
    {
        var table = shares.Table();
        var spec = new WindowSpec(window * 1000L, BlockMs, table.SlotMs);
        new FastPairCounter(1).Count(table, spec, 2, default);
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var before = Environment.CpuUsage.TotalTime;
        var counts = new FastPairCounter(1).Count(table, spec, 2, default);
        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        var result = PairResult.Of(counts);
        return (result.Pairs, result.Visits, seconds, bytes);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
