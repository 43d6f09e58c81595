using Exhibit.Model;

namespace Exhibit.Signals.Articles;

/// <summary>Two articles held against each other: what their words show, and no more.</summary>
public sealed class ArticleComparison
{
    /// <summary>The declaration, as of any signal.</summary>
    public static SignalInfo Info { get; } =
        new()
        {
            Id = "article-copying",
            Version = 2,
            Title = "stories put together from others",
            Reads = ["the texts of articles (exhibit articles FILES)"],
            Options = [],
            References =
            [
                "Schleimer, Wilkerson and Aiken 2003, SIGMOD (winnowing)",
                "Hearst 1997, Computational Linguistics 23:33 (breaks of topic by words in common)",
            ],
            Disarm = ["T0084.002", "T0085.003", "T0023.001"],
            Innocent =
            [
                "Reports of one interview quote the same sentences; agencies' copy is printed by many, with leave.",
                "House styles differ in how they name a country.",
                "Round-ups and live pages put paragraphs together that do not follow one another.",
                "Writers drop an article, and an editor's cut leaves 'he said' far from the name.",
                "New and occasional authors have no history, and some outlets set no byline or a desk's.",
            ],
            CannotShow =
            [
                "which of two articles came first, or that one was copied from the other, where their own words outside quotations do not run together",
                "that anything in either is true or false",
                "who really spoke: only whom a reader takes for the speaker",
                "copying through translation or a complete rewording",
            ],
        };

    /// <summary>Compares.</summary>
    public ArticleComparison(Article a, Article b, IReadOnlyList<Article> all, ulong seed)
    {
        (A, B) = (a, b);
        Passages = Alignment.Passages(a, b);
        Quoted = Quotations.Of(a, b);
        (InB, InA) = (Alignment.Containment(a, b, true), Alignment.Containment(b, a, true));
        (OwnInB, OwnInA) = (Alignment.Containment(a, b, false), Alignment.Containment(b, a, false));
        (CohesionA, CohesionB) = (Cohesion.Of(a, seed), Cohesion.Of(b, seed));
        BylinesA = Byline.In(a, all.Where(x => x != a));
        BylinesB = Byline.In(b, all.Where(x => x != b));
    }

    /// <summary>The one.</summary>
    public Article A { get; }

    /// <summary>The other.</summary>
    public Article B { get; }

    /// <summary>Common passages.</summary>
    public IReadOnlyList<Passage> Passages { get; }

    /// <summary>Quotations of both.</summary>
    public IReadOnlyList<Quotations.Match> Quoted { get; }

    /// <summary>Fingerprints of A that stand in B.</summary>
    public (int Found, int All) InB { get; }

    /// <summary>Fingerprints of B that stand in A.</summary>
    public (int Found, int All) InA { get; }

    /// <summary>The same of A's own words, outside quotations.</summary>
    public (int Found, int All) OwnInB { get; }

    /// <summary>The same of B's own words.</summary>
    public (int Found, int All) OwnInA { get; }

    /// <summary>Whether A's paragraphs follow one another.</summary>
    public Cohesion.Result? CohesionA { get; }

    /// <summary>Whether B's do.</summary>
    public Cohesion.Result? CohesionB { get; }

    /// <summary>Names set as author of A.</summary>
    public IReadOnlyList<Byline> BylinesA { get; }

    /// <summary>Names set as author of B.</summary>
    public IReadOnlyList<Byline> BylinesB { get; }

    /// <summary>Countries that the two call by different forms: the form, and how often in A and in B.</summary>
    public IReadOnlyList<(string Country, IReadOnlyDictionary<string, int> A, IReadOnlyDictionary<string, int> B)> NameForms =>
        [
            .. Names
                .Countries.Select(c => (c.Country, A: Names.Forms(A, c.Forms), B: Names.Forms(B, c.Forms)))
                .Where(c => c.A.Count > 0 && c.B.Count > 0 && !c.A.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(c.B.Keys)),
        ];

    /// <summary>Quotations in common, whole or in part, that a reader takes for the words of different people.</summary>
    public IReadOnlyList<(Quotations.Match Match, Speakers.Speaker A, Speakers.Speaker B)> Reassigned
    {
        get
        {
            var (a, b) = (new Speakers(A), new Speakers(B));
            return
            [
                .. Quoted
                    .Where(q => q.A is not null && q.B is not null && Article.WordsOf(q.A.Text).Count >= Alignment.LeastRun)
                    .Select(q => (Match: q, A: a.Of(q.A!), B: b.Of(q.B!)))
                    .Where(q => q.A.Name.Length > 0 && q.B.Name.Length > 0 && q.A.Key != q.B.Key),
            ];
        }
    }

    /// <summary>What was put for what inside common passages, at least twice the same way.</summary>
    public IReadOnlyList<(string A, string B, int Times)> Substitutions =>
        [
            .. Passages
                .SelectMany(p => p.Replaced)
                .Where(r => r.A.Length > 0 && r.B.Length > 0)
                .CountBy(r => r)
                .Where(c => c.Value > 1)
                .OrderByDescending(c => c.Value)
                .ThenBy(c => c.Key.A, StringComparer.Ordinal)
                .Select(c => (c.Key.A, c.Key.B, c.Value)),
        ];

    /// <summary>
    /// Whether the words show copying: passages of a dozen of the authors' own words that run together, or a tenth of either's
    /// own fingerprints. Shared quotations show a common source and nothing else.
    /// </summary>
    public bool WordsShowCopying => Passages.Any(p => !p.Quoted && p.Same >= 12) || Share(OwnInA) >= .1 || Share(OwnInB) >= .1;

    internal static double Share((int Found, int All) containment) =>
        containment.All == 0 ? 0 : (double)containment.Found / containment.All;
}
