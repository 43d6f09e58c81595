using BenchmarkDotNet.Running;
using Exhibit.Benchmarks;
using Exhibit.Benchmarks.Accuracy;

// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- accuracy [--quick]   writes docs/accuracy.md
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- fuzz --minutes 60    mutates what readers read
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- kill --runs 500      kills investigations at random moments
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- read-speed           MB per CPU second of each format
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- --filter '*'         times the kernels
if (args is ["accuracy", ..])
{
    return AccuracyRun.Run(quick: args.Contains("--quick"), Console.Out);
}

if (args is ["fuzz", ..])
{
    return LongRuns.Fuzz(args, Console.Out);
}

if (args is ["kill", ..])
{
    return LongRuns.Kill(args, Console.Out);
}

if (args is ["read-speed", ..])
{
    return ReadSpeed.Run(args, Console.Out);
}

BenchmarkSwitcher.FromAssembly(typeof(AccuracyRun).Assembly).Run(args);
return 0;
