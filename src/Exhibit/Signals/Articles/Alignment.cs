namespace Exhibit.Signals.Articles;

/// <summary>
/// Finds the passages that two articles have in common. Runs of the same words are taken longest first and never overlap;
/// runs that follow each other closely in both are one passage, and what stands between them was put for one another.
/// Fingerprints are chosen by winnowing (Schleimer, Wilkerson and Aiken 2003), so that containment is measured both ways and
/// every run of seven words is certain to be seen.
/// </summary>
public static class Alignment
{
    private const int Gram = 4;
    private const int Window = 4;
    private const int Seed = 3;

    /// <summary>Fewest words of a run: 5.</summary>
    public const int LeastRun = 5;

    /// <summary>Most words between two runs of one passage: 4.</summary>
    public const int MostBetween = 4;

    /// <summary>Common passages in the order of the first article.</summary>
    public static IReadOnlyList<Passage> Passages(Article a, Article b)
    {
        var runs = Runs([.. a.Words.Select(w => w.Text)], [.. b.Words.Select(w => w.Text)]);
        var passages = new List<Passage>();
        for (var i = 0; i < runs.Count; )
        {
            var end = i;
            while (
                end + 1 < runs.Count
                && Between(runs[end].A, runs[end].Length, runs[end + 1].A) is >= 0 and <= MostBetween
                && Between(runs[end].B, runs[end].Length, runs[end + 1].B) is >= 0 and <= MostBetween
            )
            {
                end++;
            }

            // A short run is evidence only beside another.
            if (end > i || runs[i].Length >= LeastRun)
            {
                passages.Add(Join(a, b, runs, i, end));
            }

            i = end + 1;
        }

        return passages;
    }

    /// <summary>Fingerprints of the one that stand in the other, and all of the one's; quotations left out where asked.</summary>
    public static (int Found, int All) Containment(Article of, Article within, bool withQuotations)
    {
        var there = Grams(within, true).Select(g => g.Text).ToHashSet(StringComparer.Ordinal);
        var prints = Winnow(Grams(of, withQuotations));
        return (prints.Count(there.Contains), prints.Count);
    }

    /// <summary>Passages that come in the same order in both, at most: the longest rising sequence.</summary>
    public static int InOrder(IReadOnlyList<Passage> passages)
    {
        var tails = new List<int>();
        foreach (var start in passages.Select(p => p.StartB))
        {
            var at = tails.BinarySearch(start);
            at = at < 0 ? ~at : at;
            if (at == tails.Count)
            {
                tails.Add(start);
            }
            else
            {
                tails[at] = start;
            }
        }

        return tails.Count;
    }

    private static int Between(int start, int length, int next) => next - start - length;

    private static Passage Join(Article a, Article b, List<(int A, int B, int Length)> runs, int from, int to)
    {
        var replaced = new List<(string, string)>();
        for (var i = from; i < to; i++)
        {
            var one = Text(a, runs[i].A + runs[i].Length, runs[i + 1].A);
            var other = Text(b, runs[i].B + runs[i].Length, runs[i + 1].B);
            if (one.Length + other.Length > 0)
            {
                replaced.Add((one, other));
            }
        }

        var (endA, endB) = (runs[to].A + runs[to].Length, runs[to].B + runs[to].Length);
        var same = runs.Skip(from).Take(to - from + 1).Sum(r => r.Length);
        var quoted =
            2 * Enumerable.Range(runs[from].A, endA - runs[from].A).Count(i => a.IsQuoted(a.Words[i])) > endA - runs[from].A
            && 2 * Enumerable.Range(runs[from].B, endB - runs[from].B).Count(i => b.IsQuoted(b.Words[i])) > endB - runs[from].B;
        return new Passage(runs[from].A, endA, runs[from].B, endB, same, replaced, quoted);
    }

    private static string Text(Article article, int from, int to) =>
        string.Join(' ', article.Words.Skip(from).Take(to - from).Select(w => w.Text));

    private static List<(int A, int B, int Length)> Runs(string[] a, string[] b)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var j = 0; j + Seed <= b.Length; j++)
        {
            var key = string.Join(' ', b, j, Seed);
            (places.TryGetValue(key, out var list) ? list : places[key] = []).Add(j);
        }

        var found = new List<(int A, int B, int Length)>();
        for (var i = 0; i + Seed <= a.Length; i++)
        {
            foreach (var j in places.GetValueOrDefault(string.Join(' ', a, i, Seed)) ?? [])
            {
                if (i > 0 && j > 0 && a[i - 1] == b[j - 1])
                {
                    continue;
                }

                var length = Seed;
                while (i + length < a.Length && j + length < b.Length && a[i + length] == b[j + length])
                {
                    length++;
                }

                found.Add((i, j, length));
            }
        }

        var (usedA, usedB) = (new bool[a.Length], new bool[b.Length]);
        var kept = new List<(int A, int B, int Length)>();
        foreach (var run in found.OrderByDescending(r => r.Length).ThenBy(r => r.A).ThenBy(r => r.B))
        {
            if (usedA.AsSpan(run.A, run.Length).Contains(true) || usedB.AsSpan(run.B, run.Length).Contains(true))
            {
                continue;
            }

            usedA.AsSpan(run.A, run.Length).Fill(true);
            usedB.AsSpan(run.B, run.Length).Fill(true);
            kept.Add(run);
        }

        return [.. kept.OrderBy(r => r.A)];
    }

    private static List<(string Text, int At)> Grams(Article article, bool withQuotations)
    {
        var words = withQuotations ? article.Words : [.. article.Words.Where(w => !article.IsQuoted(w))];
        return
        [
            .. Enumerable
                .Range(0, Math.Max(0, words.Count - Gram + 1))
                .Select(i => (string.Join(' ', words.Skip(i).Take(Gram).Select(w => w.Text)), i)),
        ];
    }

    // Of every window the fingerprint with the smallest hash, the rightmost of equals.
    private static List<string> Winnow(List<(string Text, int At)> grams)
    {
        var hashes = grams.Select(g => Fnv(g.Text)).ToArray();
        var chosen = new SortedSet<int>();
        for (var i = 0; i + Window <= grams.Count; i++)
        {
            chosen.Add(Enumerable.Range(i, Window).OrderBy(j => hashes[j]).ThenByDescending(j => j).First());
        }

        return [.. chosen.Select(i => grams[i].Text)];
    }

    private static ulong Fnv(string text)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1_099_511_628_211UL);
        }

        return hash;
    }
}
