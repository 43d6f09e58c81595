using System.Text;
using Exhibit.Claims;
using Exhibit.Exchange;
using Exhibit.Model;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Exchange;

public sealed class TakedownTest
{
    [Fact]
    public void SaysWhatTheCaseSays()
    {
        var text = string.Join(
            "\n",
            Of(SmallCase.Run.Result, []),
            Of(Exported.RichResult, Exported.Samples),
            Of(Exported.NothingFound, [])
        );
        Approved.Match(text, "tests", "Exhibit.Tests", "Exchange", "Approved", "takedown.txt");
    }

    [Fact]
    public void EveryFigureIsTheCases()
    {
        var small = SmallCase.Run.Result;
        var strong = small.Accounts.Count(a => a.Tier == Tier.Strong);
        Assert.StartsWith(
            FormattableString.Invariant(
                $"Operation Test. Of {small.Accounts.Count} accounts and {small.Counts.Posts} posts examined (collection not documented), {strong} accounts act"
            ),
            Of(small, []),
            StringComparison.Ordinal
        );
        var result = Exported.RichResult;
        var text = Of(result, []);
        var indicated = result.Accounts.Count(a => a.Tier == Tier.Indicated);
        Assert.Contains(FormattableString.Invariant($"{indicated} accounts are in tier indicated"), text, StringComparison.Ordinal);
        var links = result.Edges.Where(e => e.Tier != Tier.None && e.Trace == "co-link").ToArray();
        Assert.Contains(
            FormattableString.Invariant($"same link ({links.Length} pairs, {links.Count(e => e.Tier == Tier.Strong)} of them strong)"),
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("on facebook (1 account)", text, StringComparison.Ordinal);
        // One signal was observed of an account and one of none; the third was only described.
        Assert.Contains("automation (2 observations)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void NobodyIsNamedWithoutAClaimAndNoClaimStandsWithoutItsAnswer()
    {
        Assert.DoesNotContain("Internet Research Agency", Of(Exported.RichResult, []), StringComparison.Ordinal);
        Assert.Contains("Who runs them is not shown, and no claim", Of(Exported.RichResult, []), StringComparison.Ordinal);
        var claimed = Of(Exported.RichResult, Exported.Samples);
        foreach (var claim in Exported.Samples)
        {
            var answer = claim.Answers.Count == 0 ? "Answer of the named party: none recorded." : claim.Answers[0].Text;
            var (said, answered) = (
                claimed.IndexOf(claim.Statement, StringComparison.Ordinal),
                claimed.IndexOf(answer, StringComparison.Ordinal)
            );
            Assert.True(said > 0 && answered > said, $"{claim.Id}: the answer follows the claim");
        }

        Assert.Contains("on who runs them, alleged, entered by an analyst", claimed, StringComparison.Ordinal);
        var withdrawn = Of(Exported.RichResult, [.. Exported.Samples.Select(c => c with { Status = "withdrawn" })]);
        Assert.Equal(Of(Exported.RichResult, []), withdrawn);
    }

    private static string Of(CaseResult result, IReadOnlyList<Claim> claims)
    {
        var options = new ExchangeOptions("Operation Test", "amber", claims)
        {
            Kinds = Catalog.TraceKinds.ToDictionary(k => k.Id, k => k.Title, StringComparer.Ordinal),
        };
        var text = Encoding.UTF8.GetString(Exported.As(new Takedown(), result, options));
        Assert.Equal(1, text.Count(c => c == '\n'));
        return text;
    }
}
