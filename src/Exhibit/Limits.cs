using System.Globalization;
using Exhibit.Model;

namespace Exhibit;

/// <summary>What a reader must know before quoting a figure of this case, most important first.</summary>
internal static class Limits
{
    internal static IReadOnlyList<string> Of(
        CollectionRecord? collection,
        Ingest ingest,
        AnalysisOptions options,
        IReadOnlyList<TestFamily> families,
        IReadOnlyList<string> leftOut,
        int accounts,
        bool sourcesKnown
    )
    {
        var limits = new List<string>();
        void Say(FormattableString text) => limits.Add(FormattableString.Invariant(text));
        if (collection is null)
        {
            limits.Add(
                "Collection not documented: who drew these data, when, with which query and sampling is unknown, so nothing here can be said of accounts that are not in them. A capture.yaml beside the data records it."
            );
        }

        limits.Add("Coordination is not wrongdoing, and nothing here says who runs an account or on whose behalf.");
        limits.Add(
            "p is model-based: the hour is exact under its model, the other explanations are estimates from these data, and how far p holds is measured by simulation (docs/limits.md). p is not the probability that an account is innocent."
        );
        foreach (var family in families)
        {
            var able = family.Evidence switch
            {
                EvidenceKind.CommonOrigin =>
                    "share a message of their own with another account in one half of the data and have three sittings in the other",
                EvidenceKind.CommonCompany =>
                    "met another account on a little-known item in one half of the data and have three sittings in the other",
                _ => FormattableString.Invariant($"met another account on {family.LeastObjects} objects or more in one block"),
            };
            Say(
                $"{family.Name}: {family.AccountsTestable} of {accounts} accounts could have been called at all (they {able}). Of the others nothing is shown, neither way."
            );
        }

        if (ingest.Coarsest >= TimePrecision.Minute)
        {
            Say(
                $"Times are slots of a {ingest.Coarsest.ToString().ToLowerInvariant()}, not instants: W = {options.WindowSeconds} s means the same or a neighbouring slot, and the half of W within which tier strong is judged is rounded down to whole slots."
            );
        }

        if (ingest.UnknownSourceTimes > 0)
        {
            Say(
                $"{ingest.UnknownSourceTimes} of {ingest.Accepted} posts do not say whose clock their time is from; a client's clock can be set by the poster."
            );
        }

        if (!sourcesKnown)
        {
            limits.Add(
                "Sources unknown: the data do not say whose posts were reposted, so evidence could not be tested by leaving out any one source, and fans of one account are harder to tell apart."
            );
        }

        limits.AddRange(leftOut);
        return limits;
    }

    internal static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
