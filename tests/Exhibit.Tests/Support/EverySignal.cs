using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Exhibit.Coordination;
using Exhibit.Tests.Cli;

namespace Exhibit.Tests.Support;

/// <summary>
/// One case, investigated by the command, in which every signal has something to see: two groups that are found by their
/// hashtags alone, 220 people, and a file beside the posts for every signal that reads one. Made once a test run.
/// </summary>
internal sealed class EverySignal
{
    private static readonly Lazy<EverySignal> Made = new(() => new EverySignal());
    private static readonly DateTime Monday = new(2020, 1, 6, 0, 0, 0, DateTimeKind.Utc);

    private readonly SplitMix64 random = new(7);
    private readonly List<(DateTime At, string Id, string Row)> rows = [];
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-signals-").FullName;
    private int posts;

    private EverySignal()
    {
        Rings();
        People();
        Office();
        Leak();
        Sides();
        Argument();
        Machine();
        File(
            "posts.csv",
            "account_id,handle,post_id,created_at,text,url,reply_id,reply_account",
            rows.OrderBy(r => r.At).Select(r => r.Row)
        );
        string[] side =
        [
            Side("capture", "post_id", rows.Where(r => !r.Row.StartsWith("ring", StringComparison.Ordinal)).Skip(40).Select(r => r.Id)),
            Side("domains", "domain", ["leak.example"]),
            Side("entities", "name,handle", ["Harbour Bank,harbourbank"]),
            Side("profiles", "account,created", Creations()),
            Side("media", "post_id,pdq", Pictures()),
            Side("events", "organiser,title,place,starts_at", Events()),
            Side("ads", "id,page,payer,created,spend,currency,text", Advertisements()),
            Side("infrastructure", "domain,kind,value", Servers()),
        ];
        var done = Shell.Run([
            "investigate",
            Path("posts.csv"),
            "--case",
            Path("case"),
            "--no-controls",
            .. side.SelectMany(s => new[] { "--list", s }),
        ]);
        Assert.Equal((0, ""), (done.Code, done.Error));
        Summary = JsonNode.Parse(Read("summary.json"))!;
        Findings = [.. Read("findings.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)];
        Report = Read("report.html");
        Directory.Delete(folder, recursive: true);
    }

    internal static EverySignal Case => Made.Value;

    internal JsonNode Summary { get; }

    internal IReadOnlyList<JsonNode> Findings { get; }

    internal string Report { get; }

    // The groups were made within a day, everybody else over six years.
    private IEnumerable<string> Creations()
    {
        static string Line(string account, DateTime at) =>
            string.Create(CultureInfo.InvariantCulture, $"{account},{at:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        var made = Monday.AddDays(-300);
        var groups = new[] { ("ring", 8), ("twin", 6) }.SelectMany(g => Enumerable.Range(0, g.Item2).Select(m => $"{g.Item1}{m}"));
        return
        [
            .. groups.Select(account => Line(account, made.AddHours(12 * random.NextDouble()))),
            .. Enumerable.Range(0, 220).Select(person => Line($"out{person}", Monday.AddDays(-2_200 * random.NextDouble()))),
        ];
    }

    // Two groups, each with its own three tags a day within 40 seconds: found by hashtags and by nothing else.
    private void Rings()
    {
        foreach (var (name, members) in new[] { ("ring", 8), ("twin", 6) })
        {
            for (var day = 0; day < 30; day++)
            {
                var at = Monday.AddDays(day).AddHours(9 + (10 * random.NextDouble()));
                for (var m = 0; m < members; m++)
                {
                    Post($"{name}{m}", at.AddSeconds(40 * random.NextDouble()), $"{Words()} #{name}{day}a #{name}{day}b #{name}{day}c");
                }
            }
        }
    }

    // One of them has a bank's handle with a nought, two have borne one handle.
    private void People()
    {
        for (var person = 0; person < 220; person++)
        {
            for (var i = 0; i < 40; i++)
            {
                var handle =
                    person == 3 ? "harb0urbank"
                    : person is 1 or 2 && i == 0 ? "handed_on"
                    : "";
                Post($"out{person}", Any(), Words(), i < 2 ? $"https://site{person}.example/{i}" : "", handle: handle);
            }
        }
    }

    private void Office()
    {
        for (var day = 0; day < 26; day++)
        {
            for (var m = 0; m < 8 && day % 7 < 5; m++)
            {
                Post($"ring{m}", Monday.AddDays(day).AddHours(9 + (9 * random.NextDouble())), Words());
                Post($"ring{m}", Monday.AddDays(day).AddHours(9 + (9 * random.NextDouble())), Words());
            }
        }
    }

    // Members have a document first, a quarter of an hour apart; sixteen others on the following days.
    private void Leak()
    {
        for (var document = 0; document < 5; document++)
        {
            var (at, url) = (Monday.AddDays(4 * document).AddHours(8), $"https://leak.example/{document}");
            for (var i = 0; i < 6; i++)
            {
                Post($"ring{(document + i) % 8}", at.AddMinutes(15 * i), Words(), url);
            }

            for (var i = 0; i < 16; i++)
            {
                Post($"out{20 + (16 * document) + i}", at.AddHours(20 + (48 * random.NextDouble())), Words(), url);
            }
        }
    }

    private void Sides()
    {
        for (var page = 0; page < 5; page++)
        {
            var at = Monday.AddDays(3 + (5 * page)).AddHours(7);
            Post($"ring{page}", at, Words(), $"https://tiny.example/{page}");
            Post($"twin{page}", at.AddHours(3), Words(), $"https://tiny.example/{page}");
        }
    }

    // Two members answer each other by turns, never sooner than a minute; twenty other pairs often at once.
    private void Argument()
    {
        for (var chain = 0; chain < 8; chain++)
        {
            var at = Monday.AddDays(2 + (3 * chain)).AddHours(11);
            var last = Post("ring0", at, Words());
            for (var turn = 1; turn <= 6; turn++)
            {
                at = at.AddSeconds(60 + (30 * random.NextDouble()));
                last = Post($"ring{turn % 2}", at, Words(), "", last, $"ring{(turn + 1) % 2}");
            }
        }

        for (var i = 0; i < 400; i++)
        {
            var (at, one) = (Any(), 100 + (2 * (i % 20)));
            var first = Post($"out{one}", at, Words());
            Post($"out{one + 1}", at.AddSeconds(4 + (90 * random.NextDouble())), Words(), "", first, $"out{one}");
        }
    }

    private void Machine()
    {
        for (var hour = 0; hour < 24 * 20; hour++)
        {
            Post("out0", Monday.AddHours(hour).AddSeconds(183 + (20 * random.NextDouble())), Words());
        }
    }

    private IEnumerable<string> Pictures()
    {
        var byAccount = rows.ToLookup(r => r.Row[..r.Row.IndexOf(',', StringComparison.Ordinal)], r => r.Id);
        string[] One(string account, int post, int picture) =>
            [$"{byAccount[account].ElementAt(post)},{Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(picture)))}"];
        return Enumerable
            .Range(0, 6)
            .SelectMany(p => Enumerable.Range(0, 3).SelectMany(i => One($"ring{(p + i) % 8}", p, p)))
            .Concat(Enumerable.Range(0, 450).SelectMany(i => One($"out{i % 150}", i / 150, 1_000 + i)));
    }

    private IEnumerable<string> Events() =>
        Enumerable
            .Range(0, 5)
            .SelectMany(i =>
                new[]
                {
                    $"ring0,For,Square {i},{Stamp(Monday.AddDays(40 + i))}",
                    $"ring1,Against,Square {i},{Stamp(Monday.AddDays(40 + i).AddHours(2))}",
                }
            )
            .Concat(Enumerable.Range(0, 60).Select(i => $"club{i % 10},Meeting,Hall {i},{Stamp(Monday.AddDays(30 + (i % 20)))}"));

    private static IEnumerable<string> Advertisements() =>
        from page in Enumerable.Range(0, 3)
        from creative in Enumerable.Range(0, 2)
        select $"{page}{creative},page{page},One Purse,2020-01-0{1 + page}T10:00:00Z,{5 + page},RUB,Come and see number {creative} today";

    private static IEnumerable<string> Servers() =>
        Enumerable
            .Range(0, 400)
            .SelectMany(i => new[] { $"d{i}.example,registrant,r{Math.Max(1, i)}", $"d{i}.example,certificate,c{Math.Max(1, i)}" });

    private string Post(string account, DateTime at, string text, string url = "", string reply = "", string to = "", string handle = "")
    {
        var id = $"p{posts++}";
        rows.Add((at, id, $"{account},{(handle.Length > 0 ? handle : account)},{id},{Stamp(at)},{text},{url},{reply},{to}"));
        return id;
    }

    private DateTime Any() => Monday.AddDays(30 * random.NextDouble());

    private string Words() => string.Join(' ', Enumerable.Range(0, 7).Select(_ => $"w{random.Next(100_000)}"));

    private static string Stamp(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private string Path(string name) => System.IO.Path.Combine(folder, name);

    private string Read(string name) => System.IO.File.ReadAllText(System.IO.Path.Combine(folder, "case", name));

    private void File(string name, string header, IEnumerable<string> lines) =>
        System.IO.File.WriteAllLines(Path(name), lines.Prepend(header));

    private string Side(string kind, string header, IEnumerable<string> lines)
    {
        File($"{kind}.csv", header, lines);
        return $"{kind}={Path($"{kind}.csv")}";
    }
}
