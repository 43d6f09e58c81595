using BenchmarkDotNet.Running;
using Exhibit.Benchmarks.Accuracy;
using Exhibit.Benchmarks.Speed;

// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- accuracy [--quick]   writes docs/accuracy.md
// dotnet run -c Release --project benchmarks/Exhibit.Benchmarks -- --filter '*'         times the kernels
if (args is ["accuracy", ..])
{
    return AccuracyRun.Run(quick: args.Contains("--quick"), Console.Out);
}

if (args is ["speed-part", var part, var rows])
{
    return PairParts.Run(part, int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture), threads: 2, Console.Out);
}

BenchmarkSwitcher.FromAssembly(typeof(AccuracyRun).Assembly).Run(args);
return 0;
