using System.Security.Cryptography;
using System.Text;
using Exhibit.Model;

namespace Exhibit;

/// <summary>Puts what signals saw into findings on rung 2. Their tier is none: tiers belong to edges.</summary>
internal static class SignalFindings
{
    internal static IReadOnlyList<Finding> Of(IReadOnlyList<SignalResult> signals, IReadOnlyList<Account> accounts) =>
        [.. signals.SelectMany(s => s.Observations.Select(o => Of(s.Info, o, accounts)))];

    private static Finding Of(SignalInfo info, Observation o, IReadOnlyList<Account> accounts)
    {
        var subject = string.Join(',', o.Accounts.Select(a => $"{accounts[a].Platform}:{accounts[a].Id}"));
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{info.Id},{o.About},{subject}"));
        return new Finding
        {
            Id = $"signal-{info.Id}-{Convert.ToHexStringLower(digest.AsSpan(0, 8))}",
            Rung = 2,
            Tier = Tier.None,
            Statement = $"{(o.Observed ? "Observed" : "Described, without a verdict")}: {info.Title}, {o.About}. {o.Statement}",
            Statistic =
            [
                new("signal", info.Id),
                new("signal_version", info.Version),
                new("about", o.About),
                new("observed", o.Observed),
                .. o.Statistic,
                new("null", o.Null),
                new("p", o.P ?? double.NaN),
                new("threshold", o.Threshold ?? double.NaN),
                new("without_p", o.WithoutP),
                new("rate", o.Rate ?? double.NaN),
                new("rate_of", o.RateOf),
            ],
            Accounts = o.Accounts,
            Posts = o.Posts,
            Rows = o.Rows,
            InnocentExplanations = info.Innocent,
            Disarm = info.Disarm,
        };
    }
}
