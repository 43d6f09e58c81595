using System.Globalization;
using Exhibit.Benchmarks.Accuracy;
using Exhibit.Model;
using Exhibit.Spilling;
using Exhibit.Tests.Simulator;
using Exhibit.Traces;

namespace Exhibit.Tests.Traces;

/// <summary>Originals of which a repost states only the id are found among the posts, asked for some at a time or all at once.</summary>
public sealed class OpenOriginsTest
{
    private const int Originals = 400;
    private const int Reposts = 3;

    [Fact]
    public void AreFoundAlikeInMemoryAndOnDisk()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "posts.csv");
        var lines = new List<string> { "account_id,post_id,created_at,text,repost_id" };
        // Reposts of originals that are not here as well: every fourth.
        for (var i = 0; i < Originals; i++)
        {
            if (i % 4 != 0)
            {
                lines.Add(Row($"author{i % 7}", $"o{i}", 60 * i, $"original number {i}", ""));
            }
        }

        for (var i = 0; i < Reposts * Originals; i++)
        {
            lines.Add(Row($"reader{i % 11}", $"r{i}", (60 * (i % Originals)) + 5 + (i % 50), "", $"o{i % Originals}"));
        }

        File.WriteAllLines(path, lines);
        // Keys of 128 objects in memory, and three ids at a time.
        using var space = new SpillSpace(Path.Combine(folder.Path, "spill"), 20_000);
        var (plain, limited) = (Table(path, new SpillSpace()), Table(path, space));
        Assert.True(limited.IsParked);
        Assert.Equal(Originals, plain.Objects);
        var known = 0;
        using (limited.Open(TraceParts.All))
        {
            Assert.Equal(plain.Key, limited.Key);
            for (var o = 0; o < plain.Objects; o++)
            {
                Assert.Equal(plain.OriginOf(o), limited.OriginOf(o));
                known += plain.SourceTime[o] == TraceTable.UnknownTime ? 0 : 1;
            }
        }

        Assert.Equal(Originals * 3 / 4, known);
    }

    private static string Row(string account, string id, int seconds, string text, string repostOf) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{account},{id},{DateTimeOffset.FromUnixTimeSeconds(1_500_000_000 + seconds):yyyy-MM-ddTHH:mm:ssZ},{text},{repostOf}"
        );

    private static TraceTable Table(string path, SpillSpace space)
    {
        var analysis = new Analysis(new AnalysisOptions { Threads = 2 }, new MemoryPostStore(), new Nowhere(), TimeProvider.System)
        {
            Space = space,
        };
        analysis.Run([path], default);
        return analysis.Traces.Single(t => t.Kind == "co-repost");
    }

    private sealed class Nowhere : IRejectionSink
    {
        public void Reject(Rejection rejection) => Assert.Fail(rejection.Reason);
    }
}
