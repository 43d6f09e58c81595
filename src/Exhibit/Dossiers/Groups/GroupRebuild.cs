using Exhibit.Coordination;
using Exhibit.Coordination.Groups;
using Exhibit.Evidence;
using Exhibit.Model;

namespace Exhibit.Dossiers.Groups;

/// <summary>Common origin or common company of one kind, from the base of a dossier: the tests of the cited accounts, and their pairs.</summary>
internal sealed class GroupRebuild
{
    /// <summary>Computes both.</summary>
    /// <exception cref="VerifyException">A cited pair is none, or one between cited accounts is missing.</exception>
    internal GroupRebuild(GroupData data, CoordinationOptions options)
    {
        var facts = data.Facts;
        IGroupRule rule = facts.Evidence == EvidenceKind.CommonOrigin ? new OriginRule() : new CompanyRule();
        var tests = new GroupTests(data).Run();
        var threshold = options.Alpha / facts.M;
        if (tests.Count > facts.M)
        {
            throw new VerifyException(
                VerifyFailure.NumberMismatch,
                GroupFiles.Families,
                FormattableString.Invariant($"m of {facts.Kind} at least {tests.Count}, the tests of cited accounts alone"),
                FormattableString.Invariant($"{facts.M}")
            );
        }

        Tests = [.. tests.Select(t => (facts.Kind, t.Found, t.Test, t.Test.Passes(threshold, rule.LeastExcess)))];
        (Edges, _) = new GroupFamily(options, rule).Draw(data.Table, tests.Select(t => t.Test), threshold, default);
        var found = Edges.Select(e => new CitedPair(facts.Kind, e.A, e.B)).ToHashSet();
        Same(found, [.. data.Cited]);
    }

    /// <summary>Kind, half on which the group was found, test, and whether the account passes it; by account, then half.</summary>
    internal IReadOnlyList<(string Kind, int Found, MemberTest Test, bool Passes)> Tests { get; }

    /// <summary>The pairs, by p, then accounts.</summary>
    internal IReadOnlyList<Edge> Edges { get; }

    /// <summary>The figures of a family, most of them as the dossier states them.</summary>
    internal static TestFamily Family(GroupFacts facts, double alpha) =>
        new()
        {
            Evidence = facts.Evidence,
            WindowSeconds = 0,
            BlockSeconds = 0,
            SlotSeconds = facts.SlotMs / 1000.0,
            HourProbability = 0,
            PairsCoSharing = facts.Pairs,
            M = facts.M,
            Threshold = alpha / facts.M,
            LeastObjects = MemberTest.LeastMet,
            AccountsTestable = facts.Testable,
            BlocksLeftOut = 0,
            PairsLeftOut = 0,
        };

    private static void Same(HashSet<CitedPair> found, HashSet<CitedPair> cited)
    {
        foreach (var pair in cited.Except(found))
        {
            throw new VerifyException(
                VerifyFailure.TierMismatch,
                GroupFiles.Edges,
                "pairs that the rule puts in a tier",
                FormattableString.Invariant($"accounts {pair.A} and {pair.B} in {pair.Kind}, which it does not")
            );
        }

        foreach (var pair in found.Except(cited))
        {
            throw new VerifyException(
                VerifyFailure.NumberMismatch,
                GroupFiles.Edges,
                "every pair of the cited accounts that the rule puts in a tier",
                FormattableString.Invariant($"accounts {pair.A} and {pair.B} in {pair.Kind} missing")
            );
        }
    }
}
