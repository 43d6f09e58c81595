using BenchmarkDotNet.Attributes;
using Exhibit.Coordination;
using Exhibit.Text;

namespace Exhibit.Benchmarks.Kernels;

/// <summary>The kernels that run once a post or once a pair.</summary>
[MemoryDiagnoser]
public class TextBenchmark
{
    private const string Ascii =
        "RT @someone: An ordinary sentence of about the usual length, with a link https://example.invalid/a/b?c=d and #two #tags";
    private const string Accented =
        "RT @someone: Ein gewöhnlicher Satz von üblicher Länge, mit Verweis https://example.invalid/a/b?c=d und #zwei #Wörtern";
    private readonly double[] trials = [.. Enumerable.Range(0, 60).Select(i => 0.03 + (i % 7 * 0.01))];

    /// <summary>Normalises an ASCII text.</summary>
    [Benchmark]
    public string NormalizeAscii() => TextNormalization.Normalize(Ascii);

    /// <summary>Normalises a text that needs NFKC.</summary>
    [Benchmark]
    public string NormalizeAccented() => TextNormalization.Normalize(Accented);

    /// <summary>Brings a link into canonical form.</summary>
    [Benchmark]
    public string Canonical() => CanonicalUrl.Of("https://www.example.invalid/a/b?utm_source=x&c=d#top");

    /// <summary>A Poisson-binomial tail of 60 trials.</summary>
    [Benchmark]
    public double Tail() => PoissonBinomial.Tail(trials, 20);
}
