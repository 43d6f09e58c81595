using Exhibit.Coordination;

namespace Exhibit.Signals.Replies;

/// <summary>
/// How often two would answer each other if each of their answers went to whomever third parties answer, as often as those do.
/// The two are left out of the rates: suspects are not each other's alibi.
/// </summary>
internal sealed class ReplyRates
{
    private readonly Dictionary<int, int> sent;
    private readonly Dictionary<int, int> received;
    private readonly Dictionary<(int From, int To), int> between;
    private readonly int all;

    internal ReplyRates(IReadOnlyList<Turn> turns)
    {
        sent = turns.CountBy(t => t.From).ToDictionary();
        received = turns.CountBy(t => t.To).ToDictionary();
        between = turns.CountBy(t => (t.From, t.To)).ToDictionary();
        all = turns.Count;
    }

    /// <summary>Answers of an account, to anybody.</summary>
    internal int Sent(int account) => sent.GetValueOrDefault(account);

    /// <summary>Expected answers between two, and P(as many).</summary>
    internal (double Expected, double P) Of(int a, int b)
    {
        var (toB, toA) = (Share(a, b), Share(b, a));
        double[] chances = [.. Enumerable.Repeat(toB, Sent(a)), .. Enumerable.Repeat(toA, Sent(b))];
        var found = between.GetValueOrDefault((a, b)) + between.GetValueOrDefault((b, a));
        return (chances.Sum(), PoissonBinomial.Tail(chances, found));
    }

    // Share of the answers of third parties that go to `to`, one more counted.
    private double Share(int from, int to)
    {
        var theirs = received.GetValueOrDefault(to) - between.GetValueOrDefault((from, to));
        var others = all - Sent(from) - Sent(to);
        return Math.Min(1, (theirs + 1.0) / (others + 1.0));
    }
}
