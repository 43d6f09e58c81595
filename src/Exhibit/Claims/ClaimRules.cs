using Exhibit.Evidence;

namespace Exhibit.Claims;

/// <summary>What a claim must state before it may be shown.</summary>
internal static class ClaimRules
{
    /// <summary>The first fault of a claim: its failure, what was expected, what was found; null for a claim that may be shown.</summary>
    internal static (VerifyFailure Failure, string Expected, string Found)? Fault(Claim claim)
    {
        if (claim.Sources.Count == 0)
        {
            return (VerifyFailure.ClaimWithoutSource, "a source with title, date and sha256", "none");
        }

        if (
            claim
                .Sources.Concat(claim.Answers.Select(a => a.Source))
                .Any(s => s.Title.Length == 0 || s.Date.Length == 0 || !Digest.IsOne(s.Sha256))
        )
        {
            return (
                VerifyFailure.ClaimWithoutSource,
                "title, date and sha256 (64 lower-case hexadecimal digits) of every source",
                "a source without one of them"
            );
        }

        if (claim.Rung is not (3 or 4))
        {
            return (
                VerifyFailure.MalformedFile,
                "rung 3 (operated by) or 4 (on behalf of)",
                FormattableString.Invariant($"rung {claim.Rung}")
            );
        }

        if (!Claim.Statuses.Contains(claim.Status))
        {
            return (VerifyFailure.MalformedFile, $"status {string.Join(", ", Claim.Statuses)}", $"'{claim.Status}'");
        }

        if (claim.Likelihood.Length > 0 && Claim.Likelihoods.All(l => l.Key != claim.Likelihood))
        {
            return (
                VerifyFailure.MalformedFile,
                $"likelihood {string.Join(", ", Claim.Likelihoods.Select(l => l.Key))}",
                $"'{claim.Likelihood}'"
            );
        }

        if (
            new[] { claim.Id, claim.By, claim.About, claim.Statement }
                .Concat(claim.Answers.SelectMany(a => new[] { a.By, a.Text }))
                .Any(t => t.Length == 0)
        )
        {
            return (VerifyFailure.MalformedFile, "id, by, about and statement, and by and text of every answer", "an empty one");
        }

        return claim.Evidence.Any(e =>
            e.Weighs.Count != claim.Hypotheses.Count || e.Weighs.Any(w => w is not ("consistent" or "neutral" or "inconsistent"))
        )
            ? (VerifyFailure.MalformedFile, "one of consistent, neutral, inconsistent for every hypothesis", "something else")
            : null;
    }
}
