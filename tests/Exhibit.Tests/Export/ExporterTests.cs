using System.Text.Json.Nodes;
using Exhibit.Export;
using Exhibit.Model;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Export;

public sealed class AccountsCsvTest
{
    [Fact]
    public void Bytes() => SmallCase.Approve("accounts.csv");

    [Fact]
    public void OneRowForEveryAccount()
    {
        var lines = SmallCase.Run.Read("accounts.csv").TrimEnd('\n').Split('\n');
        Assert.Equal("platform,account_id,handle,posts,tier,community,signals", lines[0]);
        Assert.Equal(SmallCase.Run.Result.Accounts.Count, lines.Length - 1);
    }
}

public sealed class EdgesCsvTest
{
    [Fact]
    public void Bytes() => SmallCase.Approve("edges.csv");

    [Fact]
    public void NumbersAreInOrder()
    {
        foreach (var cells in SmallCase.Run.Read("edges.csv").TrimEnd('\n').Split('\n').Skip(1).Select(l => l.Split(',')))
        {
            Assert.True(string.CompareOrdinal(cells[1], cells[3]) < 0);
            var (shared, tested, together, occasions) = (
                int.Parse(cells[5]),
                int.Parse(cells[6]),
                int.Parse(cells[7]),
                int.Parse(cells[8])
            );
            Assert.True(shared >= tested && tested >= together && together >= occasions && occasions >= 1);
            Assert.Equal(cells[12] == "indicated", cells[13].Length > 0);
        }
    }
}

public sealed class CommunitiesCsvTest
{
    [Fact]
    public void Bytes() => SmallCase.Approve("communities.csv");
}

public sealed class FindingsJsonlTest
{
    [Fact]
    public void Bytes() => SmallCase.Approve("findings.jsonl");

    [Fact]
    public void EveryCitedPostNamesItsSourceAndRow()
    {
        var digest = Readers.InputExpanderDigest(SmallWorld.File());
        foreach (var line in SmallCase.Run.Read("findings.jsonl").TrimEnd('\n').Split('\n'))
        {
            var finding = JsonNode.Parse(line)!;
            Assert.Equal(1, (int)finding["rung"]!);
            Assert.NotEmpty(finding["posts"]!.AsArray());
            Assert.NotEmpty(finding["innocent_explanations"]!.AsArray());
            Assert.All(finding["posts"]!.AsArray(), p => Assert.Equal(digest, (string)p!["source_sha256"]!));
        }
    }

    private static class Readers
    {
        internal static string InputExpanderDigest(string path) => Exhibit.Readers.InputExpander.Digest(path).Sha256;
    }
}

public sealed class SummaryJsonTest
{
    [Fact]
    public void Bytes() => SmallCase.Approve("summary.json");

    [Fact]
    public void CountsAddUp()
    {
        var summary = JsonNode.Parse(SmallCase.Run.Read("summary.json"))!;
        Assert.Equal((long)summary["rows_read"]!, (long)summary["rows_accepted"]! + (long)summary["rows_rejected"]!);
        Assert.Equal((1, 3), ((int)summary["rows_duplicate"]!, (int)summary["rows_rejected"]!));
        Assert.Equal("collection not documented", (string)summary["collection"]!);
        Assert.StartsWith("Collection not documented", (string)summary["limits"]!.AsArray()[0]!, StringComparison.Ordinal);
        Assert.NotNull(summary["seconds"]);
    }

    [Fact]
    public void ADocumentedCollectionIsQuoted()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.Copy(SmallWorld.File(), Path.Combine(folder, "posts.csv"));
            File.WriteAllText(Path.Combine(folder, "capture.yaml"), "who: A desk\nquery: '<b>all</b>'\n");
            using var run = new TempCase(new AnalysisOptions { Controls = false }, folder);
            Assert.Equal("A desk", (string)JsonNode.Parse(run.Read("summary.json"))!["collection"]!["who"]!);
            Assert.Contains("query: “&lt;b&gt;all&lt;/b&gt;”. sampling: not stated.", run.Read("report.html"), StringComparison.Ordinal);
            Assert.DoesNotContain(run.Result.Limits, l => l.Contains("not documented", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

public sealed class RejectedCsvTest
{
    [Fact]
    public void Bytes()
    {
        SmallCase.Approve("rejected.csv");
        Assert.Equal(4, SmallCase.Run.Read("rejected.csv").TrimEnd('\n').Split('\n').Length);
    }
}

public sealed class CsvOutputTest
{
    [Fact]
    public void FormulasAreQuotedAndNothingIsAltered()
    {
        using var stream = new MemoryStream();
        using (var csv = new CsvOutput(stream, "a", "b"))
        {
            csv.Cell("=1+1").Cell("plain").EndRow();
            csv.Cell("say \"hi\", you\nthere").Cell(-1).EndRow();
            csv.Cell(1.0 / 3).Time(1_478_640_605_125).EndRow();
        }

        Assert.Equal(
            "a,b\n\"=1+1\",plain\n\"say \"\"hi\"\", you\nthere\",-1\n0.3333333333333333,2016-11-08T21:30:05.125Z\n",
            System.Text.Encoding.UTF8.GetString(stream.ToArray())
        );
    }
}

public sealed class PairSentenceTest
{
    [Theory]
    [InlineData(0.9, "most pairs")]
    [InlineData(0.04, "one pair in 25")]
    [InlineData(2.4e-10, "one pair in 4 × 10^9")]
    [InlineData(0, "fewer than one pair in 10^12, further out than the model was ever checked,")]
    public void OneIn(double p, string words) => Assert.Equal(words, PairSentence.OneIn(p));

    [Fact]
    public void WhatIsLeftWithTimesDealtOutAnewIsSaidToBeTheGroups()
    {
        var result = SmallCase.Run.Result;
        var strong = result.Edges.First(e => e.Tier == Tier.Strong);
        var control = new ControlResult(ControlResult.Shuffled, "", EdgesStrong: 3, EdgesIndicated: 4, 2, 2);
        Assert.Contains(
            "3 strong edges of the run are left",
            PairSentence.For(strong, result.Explanations, [control]),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "7 strong or indicated edges of the run are left",
            PairSentence.For(strong with { Tier = Tier.Indicated }, result.Explanations, [control]),
            StringComparison.Ordinal
        );
        var none = control with { EdgesStrong = 0, EdgesIndicated = 0 };
        Assert.Equal(PairSentence.For(strong, result.Explanations, []), PairSentence.For(strong, result.Explanations, [none]));
    }

    [Fact]
    public void TheWholeSentence()
    {
        var strong = SmallCase.Run.Result.Edges.First(e => e.Tier == Tier.Strong);
        Assert.Matches(
            "^1[0-9] co-actions within 30 s on 1[0-9] occasions, of 1[0-9] shared items; even under the innocent explanation that fits best, .+, (fewer than )?one pair in .+ would show as many\\. This is not the probability that they are innocent\\.$",
            PairSentence.For(strong, SmallCase.Run.Result.Explanations, [])
        );
        Assert.Contains(
            " shared items (times are known to the minute: in the same minute); even under",
            PairSentence.For(strong with { SlotSeconds = 60 }, SmallCase.Run.Result.Explanations, []),
            StringComparison.Ordinal
        );
    }
}
