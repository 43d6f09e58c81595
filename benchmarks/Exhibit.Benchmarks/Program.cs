using BenchmarkDotNet.Running;
using Exhibit.Benchmarks;
using Exhibit.Benchmarks.Accuracy;
using Exhibit.Benchmarks.Robustness;
using Exhibit.Benchmarks.Signals;
using Exhibit.Benchmarks.Speed;

// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- accuracy              writes docs/accuracy.md
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- accuracy --part null --seeds 20   prints one section
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- speed [ROWS…]         writes benchmarks/results/speed.md
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- speed-memory [DATA:ROWS:LIMIT…]   writes benchmarks/results/memory.md
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- speed-text FILES      near-duplicate texts of real posts
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- fuzz --minutes 60    mutates what readers read
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- kill --runs 500      kills investigations at random moments
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- read-speed           MB per CPU second of each format
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- signals                writes docs/accuracy-signals.md
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- --filter '*'         times the kernels
if (args is ["accuracy", ..])
{
    return AccuracyRun.Run(args, Console.Out);
}

if (args is ["speed", .. var sizes])
{
    int[] rows =
        sizes.Length == 0 ? [100_000, 1_000_000] : [.. sizes.Select(s => int.Parse(s, System.Globalization.CultureInfo.InvariantCulture))];
    return SpeedRun.Run(rows, Console.Out);
}

if (args is ["speed-memory", .. var runs])
{
    return MemoryRun.Run(runs, Console.Out);
}

if (args is ["speed-text", var posts])
{
    return TextPart.Run(posts, 50_000, Console.Out);
}

if (args is ["speed-part", var part, var count])
{
    return PairParts.Run(part, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), threads: 2, Console.Out);
}

if (args is ["speed-stages", var posted])
{
    return StagePart.Run(posted, Console.Out);
}

if (args is ["fuzz", ..])
{
    return LongRuns.Fuzz(args, Console.Out);
}

if (args is ["kill", ..])
{
    return LongRuns.Kill(args, Console.Out);
}

if (args is ["kill-child", ..])
{
    return KilledChild.Run(args);
}

if (args is ["read-speed", ..])
{
    return ReadSpeed.Run(args, Console.Out);
}

if (args is ["signals", .. var rest] && rest.Length <= 1)
{
    return SignalsRun.Run(Console.Out, rest is [var only] ? only : "");
}

BenchmarkSwitcher.FromAssembly(typeof(AccuracyRun).Assembly).Run(args);
return 0;
