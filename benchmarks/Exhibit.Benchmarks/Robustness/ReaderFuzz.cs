namespace Exhibit.Benchmarks.Robustness;

/// <summary>Mutates the fixtures of a reader and reads what comes out. No test framework in here: the benchmarks run it for hours.</summary>
internal sealed class ReaderFuzz(IReadOnlyList<(string Name, byte[] Bytes)> corpus)
{
    private readonly byte[][] contents = [.. corpus.Select(c => c.Bytes)];

    /// <summary>The fixtures.</summary>
    internal IReadOnlyList<(string Name, byte[] Bytes)> Corpus => corpus;

    /// <summary>Reads one mutation; the find in words, null where there is none.</summary>
    internal string? Run(string readerId, int seed)
    {
        var random = new Random(seed);
        var (name, bytes) = corpus[random.Next(corpus.Count)];
        var mutated = Mutator.Mutate(bytes, contents, random);
        return ReaderProbe.Find(name, mutated, random.Next(4) == 0 ? null : readerId);
    }

    /// <summary>The bytes of a mutation, to keep a find.</summary>
    internal byte[] Bytes(int seed)
    {
        var random = new Random(seed);
        return Mutator.Mutate(corpus[random.Next(corpus.Count)].Bytes, contents, random);
    }
}
