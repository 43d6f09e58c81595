using System.Diagnostics;
using Exhibit.Model;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Hostile;

internal static class RowAttacks
{
    private const string Good = "sim_a,some words,2024-01-01T00:00:00Z,\n";

    internal static IReadOnlyList<Attack> All { get; } =
    [
        new(
            "account-flood",
            "Three hundred thousand account names chosen to collide in a simple hash.",
            "Names are hashed with a secret of the process or by SHA-256; time grows with the rows only.",
            lab =>
            {
                // Every name is a word of the pairs "Aa" and "BB", which the well-known polynomial hash cannot tell apart.
                var index = new AccountIndex();
                var clock = Stopwatch.StartNew();
                for (var i = 0; i < 1 << 18; i++)
                {
                    var name = string.Concat(Enumerable.Range(0, 18).Select(b => (i >> b & 1) == 0 ? "Aa" : "BB"));
                    index.IndexOf(
                        new Post
                        {
                            AccountId = name,
                            TimeMs = 0,
                            Precision = TimePrecision.Second,
                        }
                    );
                }

                Assert.Equal(1 << 18, index.Accounts.Count);
                Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
            }
        ),
        new(
            "many-columns",
            "A header of a hundred thousand columns.",
            "Read or refused within a second.",
            lab =>
            {
                var names = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"c{i}"));
                Assert.ThrowsAny<Exhibit.Readers.InputException>(() => ReadFile.OfPath(lab.Write("x.csv", names + "\n1,2\n")));
            }
        ),
        new(
            "many-broken-quotes",
            "Twenty thousand lines with broken quotes.",
            "Ten thousand are refused one by one, the rest as one; none is lost.",
            lab =>
            {
                var read = ReadFile.OfPath(lab.Write("x.csv", Lab.Header + string.Concat(Enumerable.Repeat("\"a\"b,c,d,\n", 20_000))));
                Assert.Equal(10_000, read.Rejected.Count);
                Assert.Contains("the rest of the file from here is refused", read.Rejected[^1].Reason, StringComparison.Ordinal);
            }
        ),
        new(
            "quote-swallows-file",
            "A quote in the first row that closes nowhere.",
            "Only its own line is refused.",
            lab =>
            {
                var read = ReadFile.OfPath(
                    lab.Write("x.csv", Lab.Header + "a,\"b,2024-01-01T00:00:00Z,\n" + string.Concat(Enumerable.Repeat(Good, 1_000)))
                );
                Assert.Equal((1_000, 1), (read.Posts.Count, read.Rejected.Count));
            }
        ),
        new(
            "huge-cell",
            "A cell of 10 MB.",
            "Read whole.",
            lab =>
                Assert.Equal(
                    10 << 20,
                    Assert
                        .Single(
                            ReadFile.OfPath(lab.Write("x.csv", Lab.Header + $"a,{new string('x', 10 << 20)},2024-01-01T00:00:00Z,\n")).Posts
                        )
                        .Text.Length
                )
        ),
        new(
            "endless-cell",
            "A cell of 70 MB.",
            "That line is refused; the next is read.",
            lab =>
            {
                var read = ReadFile.OfPath(
                    lab.Write("x.csv", Lab.Header + $"a,{new string('x', 70 << 20)},2024-01-01T00:00:00Z,\n" + Good)
                );
                Assert.Equal((1, 1), (read.Posts.Count, read.Rejected.Count));
            }
        ),
        new(
            "list-cell-bomb",
            "A hashtag cell of five million commas.",
            "Read in one pass.",
            lab =>
                Assert.Single(
                    ReadFile
                        .OfPath(
                            lab.Write(
                                "x.csv",
                                "user_id,text,created_at,hashtags\na,words,2024-01-01T00:00:00Z,\"[" + new string(',', 5_000_000) + "]\"\n"
                            )
                        )
                        .Posts
                )
        ),
        new(
            "time-extremes",
            "Times in the years 0, 9999 and 99999999, the 31st of February, hour 25.",
            "Each refused with what was found.",
            lab =>
            {
                var times = new[]
                {
                    "0000-01-01",
                    "9999-12-31T00:00:00Z",
                    "99999999-01-01",
                    "2024-02-31",
                    "2024-01-01T25:00:00Z",
                    "-1",
                    "99999999999999999999",
                    "NaN",
                    "2024-01-01T00:00:00+99:00",
                };
                var read = ReadFile.OfPath(
                    lab.Write("x.csv", "user_id,text,created_at\n" + string.Concat(times.Select(t => $"a,words,{t}\n")))
                );
                Assert.Equal((0, times.Length), (read.Posts.Count, read.Rejected.Count));
            }
        ),
        new(
            "id-extremes",
            "Ids of a hundred thousand digits, of signs, of nothing.",
            "Kept as text; none is computed with.",
            lab =>
                Assert.Equal(
                    3,
                    ReadFile
                        .OfPath(
                            lab.Write(
                                "x.csv",
                                "user_id,text,created_at,post_id,platform\n"
                                    + $"a,w,2024-01-01T00:00:00Z,{new string('9', 100_000)},twitter\nb,w,2024-01-01T00:00:00Z,-1,twitter\nc,w,2024-01-01T00:00:00Z,,twitter\n"
                            )
                        )
                        .Posts.Count
                )
        ),
        new(
            "snowflake-forgery",
            "A post id whose time contradicts the stamp.",
            "The id is not believed; the stamp stands.",
            lab =>
                Assert.Equal(
                    TimePrecision.Second,
                    Assert
                        .Single(
                            ReadFile
                                .OfPath(
                                    lab.Write(
                                        "x.csv",
                                        "user_id,text,created_at,post_id,platform\na,w,2010-01-01T00:00:01Z,1500000000000000001,twitter\n"
                                    )
                                )
                                .Posts
                        )
                        .Precision
                )
        ),
        new(
            "regular-expressions",
            "Texts made to make a regular expression run for ever.",
            "Every regular expression of the library ends after a second at most.",
            _ =>
                Assert.All(
                    Directory
                        .EnumerateFiles(Path.Combine(RealData.Repository, "src", "Exhibit"), "*.cs", SearchOption.AllDirectories)
                        .SelectMany(f => File.ReadAllText(f).Split("Regex(")[1..]),
                    after => Assert.Contains("1_000", after[..after.IndexOf(")]", StringComparison.Ordinal)], StringComparison.Ordinal)
                )
        ),
        new(
            "regular-expressions-of-ads",
            "Cells of a file of advertisements, a million characters long, made to make its regular expressions search for ever.",
            "Each is searched once through: none takes a second.",
            _ =>
            {
                const int Long = 1_000_000;
                var digits = new string('1', Long);
                string[] amounts =
                [
                    digits + ".1.1",
                    new string('-', Long) + "1",
                    "1" + new string(' ', Long) + "2",
                    "+" + new string(' ', Long) + "x1",
                    string.Concat(Enumerable.Repeat("1,111", Long / 5)) + ".",
                ];
                Assert.All(amounts, a => Exhibit.Signals.Inputs.AdRange.Parse(a));
                Exhibit.Signals.Inputs.AdFile.PageOf("https://example.invalid/" + digits + "a");
            }
        ),
        new(
            "format-confusion",
            "A file that two readers could take for theirs.",
            "The surest wins, ties go to the smaller id: the same on every run.",
            lab =>
            {
                var path = lab.Write(
                    "x.csv",
                    "id,thread_id,author,body,timestamp,user_id,text,created_at\n1,1,a,b,2024-01-01T00:00:00Z,u,t,2024-01-01T00:00:00Z\n"
                );
                Assert.Equal("4cat-custom", ReadFile.OfPath(path).Source.Reader);
            }
        ),
        new(
            "empty-files",
            "Files of no bytes, of one, of blanks.",
            "Refused with a message.",
            lab =>
            {
                foreach (var content in new[] { "", " ", "\n\n\n", "\0", "{", "[", "\uFEFF" })
                {
                    Assert.ThrowsAny<Exhibit.Readers.InputException>(() => ReadFile.OfPath(lab.Write("x.csv", content)));
                }
            }
        ),
        new(
            "no-permission",
            "A file that may not be read.",
            "Named, with what to do.",
            lab =>
            {
                var path = lab.Write("x.csv", Lab.Header + Good);
                if (OperatingSystem.IsWindows() || Environment.UserName == "root")
                {
                    // Root may read everything; the message is tried where the tests do not run as root.
                    return;
                }

                File.SetUnixFileMode(path, UnixFileMode.None);
                Assert.Contains("may not be read", Lab.Fault(path), StringComparison.Ordinal);
            }
        ),
    ];
}
