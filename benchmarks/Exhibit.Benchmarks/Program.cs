using BenchmarkDotNet.Running;
using Exhibit.Benchmarks.Accuracy;
using Exhibit.Benchmarks.Signals;

// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- accuracy [--quick]   writes docs/accuracy.md
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- signals                writes docs/accuracy-signals.md
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- --filter '*'         times the kernels
if (args is ["accuracy", ..])
{
    return AccuracyRun.Run(quick: args.Contains("--quick"), Console.Out);
}

if (args is ["signals"])
{
    return SignalsRun.Run(Console.Out);
}

BenchmarkSwitcher.FromAssembly(typeof(AccuracyRun).Assembly).Run(args);
return 0;
