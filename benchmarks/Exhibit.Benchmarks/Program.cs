using BenchmarkDotNet.Running;
using Exhibit.Benchmarks.Accuracy;

// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- accuracy [--quick]   writes docs/accuracy.md
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- --filter '*'         times the kernels
if (args is ["accuracy", ..])
{
    return AccuracyRun.Run(quick: args.Contains("--quick"), Console.Out);
}

BenchmarkSwitcher.FromAssembly(typeof(AccuracyRun).Assembly).Run(args);
return 0;
