using CsCheck;
using Exhibit.Benchmarks.Robustness;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Readers.Fuzz;

/// <summary>A bounded run of the fuzzer in every test run; the long one is `benchmarks … -- fuzz --minutes 60`.</summary>
public sealed class FuzzTest
{
    private static readonly SortedDictionary<string, ReaderFuzz> Corpus = FuzzCorpus.Of(Path.GetDirectoryName(Fixture.Path("x"))!);

    public static TheoryData<string> Readers => [.. Corpus.Keys];

    [Theory]
    [MemberData(nameof(Readers))]
    public void NothingButPostsAndRefusals(string reader) =>
        Gen.Int.Sample(seed => Assert.Null(Corpus[reader].Run(reader, seed)), iter: 60, threads: 1);
}
