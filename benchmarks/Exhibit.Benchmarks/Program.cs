using BenchmarkDotNet.Running;
using Exhibit.Benchmarks.Accuracy;

// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- accuracy              writes docs/accuracy.md
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- accuracy --part null --seeds 20   prints one section
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- --filter '*'         times the kernels
if (args is ["accuracy", ..])
{
    return AccuracyRun.Run(args, Console.Out);
}

BenchmarkSwitcher.FromAssembly(typeof(AccuracyRun).Assembly).Run(args);
return 0;
