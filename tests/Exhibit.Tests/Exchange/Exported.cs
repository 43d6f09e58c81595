using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Exhibit.Claims;
using Exhibit.Coordination;
using Exhibit.Exchange;
using Exhibit.Model;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Exchange;

/// <summary>Exports to look at: of the small world, and of one with links, three platforms and signals.</summary>
internal static class Exported
{
    private static readonly Lazy<CaseResult> MadeRich = new(() =>
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("exhibit-links-").FullName, "links.csv");
        File.WriteAllText(path, Links());
        using var run = new TempCase(new AnalysisOptions { Threads = 2 }, path);
        return Rich(run.Result);
    });

    internal static int Edges => SmallCase.Run.Result.Edges.Count(e => e.Tier != Tier.None);

    internal static IReadOnlyList<Claim> Samples =>
        ClaimsFile.Parse(File.ReadAllText(Path.Combine(RealData.Repository, "samples", "claims-2018.yaml")));

    /// <summary>A ring that shares links; accounts on twitter, facebook, telegram and none; one signal observed, one only described.</summary>
    internal static CaseResult RichResult => MadeRich.Value;

    /// <summary>The small world with no edge in a tier and no signal.</summary>
    internal static CaseResult NothingFound { get; } =
        Copy(
            SmallCase.Run.Result,
            [.. SmallCase.Run.Result.Accounts.Select(a => Like(a, a.Platform, Tier.None))],
            [.. SmallCase.Run.Result.Edges.Select(e => e with { Tier = Tier.None })],
            [],
            []
        );

    internal static byte[] As(IExchangeFormat format, params IReadOnlyList<Claim> claims) =>
        As(format, SmallCase.Run.Result, new ExchangeOptions("Operation Test", "amber", claims));

    internal static byte[] As(IExchangeFormat format, CaseResult result, ExchangeOptions options)
    {
        using var stream = new MemoryStream();
        format.Write(result, options, stream);
        return stream.ToArray();
    }

    internal static JsonObject Json(IExchangeFormat format, CaseResult result, ExchangeOptions options) =>
        JsonNode.Parse(As(format, result, options))!.AsObject();

    internal static Dictionary<string, byte[]> Unzip(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var copy = new MemoryStream();
                using var stream = e.Open();
                stream.CopyTo(copy);
                return copy.ToArray();
            },
            StringComparer.Ordinal
        );
    }

    private static CaseResult Rich(CaseResult r)
    {
        string[] platforms = ["twitter", "facebook", "telegram", ""];
        var ring = r.Accounts.Where(a => a.Tier != Tier.None).Select(a => a.Index).ToArray();
        Assert.Equal(4, ring.Length);
        var bystander = r.Accounts.First(a => a.Tier == Tier.None).Index;
        Finding Signal(string id, bool observed, string disarm, params int[] accounts) =>
            new()
            {
                Id = id,
                Rung = 2,
                Tier = Tier.None,
                Statement = "Posts as a tool does.",
                Statistic = [new("signal", "automation"), new("observed", observed), new("p", 0.001)],
                Accounts = accounts,
                Posts = [],
                InnocentExplanations = ["Scheduling tools do this openly."],
                Disarm = [disarm],
            };
        return Copy(
            r,
            [.. r.Accounts.Select(a => Like(a, Array.IndexOf(ring, a.Index) is >= 0 and var i ? platforms[i] : "", a.Tier))],
            r.Edges,
            r.Communities,
            [
                .. r.Findings,
                Signal("signal-automation-1", true, "T0146.007", bystander),
                Signal("signal-ads-2", true, "T0018"),
                Signal("signal-automation-3", false, "T0130", ring[0]),
            ]
        );
    }

    private static Account Like(Account a, string platform, Tier tier) =>
        new()
        {
            Index = a.Index,
            Platform = platform,
            Id = a.Id,
            Handle = a.Handle,
            Posts = a.Posts,
            Tier = tier,
            Community = tier == Tier.None ? 0 : a.Community,
            Signals = a.Signals,
        };

    private static CaseResult Copy(
        CaseResult r,
        IReadOnlyList<Account> accounts,
        IReadOnlyList<Edge> edges,
        IReadOnlyList<Community> communities,
        IReadOnlyList<Finding> findings
    ) =>
        new()
        {
            Version = r.Version,
            Options = r.Options,
            Sources = r.Sources,
            Collection = r.Collection,
            Counts = r.Counts,
            Accounts = accounts,
            Objects = r.Objects,
            Edges = edges,
            Communities = communities,
            Findings = findings,
            TraceKinds = r.TraceKinds,
            Families = r.Families,
            Explanations = r.Explanations,
            Controls = r.Controls,
            Limits = r.Limits,
            Precision = r.Precision,
            Seconds = r.Seconds,
        };

    // Every member of the ring posts the same link within seconds, in words of its own, under a handle that a spreadsheet would run.
    private static string Links()
    {
        var random = new SplitMix64(11);
        var text = new StringBuilder("user_id,handle,created_at,text,url\n");
        for (var i = 0; i < 14; i++)
        {
            for (var ring = 0; ring < 4; ring++)
            {
                Row(
                    text,
                    $"ring{ring}",
                    $"=ring{ring}",
                    (i * 50_000) + 600 + (5 * ring),
                    $"words {i} of {ring}",
                    $"https://www.site{i % 3}.example/p{i}"
                );
            }
        }

        for (var i = 0; i < 600; i++)
        {
            var who = $"n{random.Next(60)}";
            Row(text, who, who, random.Next(700_000), $"noise {i}", $"https://other.example/p{random.Next(40)}");
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string id, string handle, int second, string what, string url)
    {
        var time = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(second);
        text.Append(CultureInfo.InvariantCulture, $"{id},{handle},{time:yyyy-MM-dd'T'HH:mm:ss'Z'},{what},{url}\n");
    }
}
