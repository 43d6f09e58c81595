using Exhibit.Model;

namespace Exhibit.Signals.Identity;

/// <summary>All accounts with what they say of themselves, and those outside all communities, who are the comparison.</summary>
/// <param name="Data">The data.</param>
/// <param name="People">All personas.</param>
/// <param name="Outside">Indices of the accounts outside all communities.</param>
/// <param name="LeastOutside">Accounts outside without which there is no p.</param>
internal sealed record Town(SignalData Data, Personas People, int[] Outside, int LeastOutside)
{
    /// <summary>Kinds of likeness that are asked of every community: each p counts them all.</summary>
    internal const int Kinds = 9;

    private const int MostCited = 60;

    /// <summary>Names that accounts bear openly.</summary>
    private Badges Badges { get; } = new(People, Outside);

    /// <summary>An observation about some members of a community.</summary>
    /// <param name="community">The community.</param>
    /// <param name="statement">What is seen.</param>
    /// <param name="statistic">Integers.</param>
    /// <param name="nullModel">The null in words.</param>
    /// <param name="p">Tail before it is multiplied with the kinds.</param>
    /// <param name="outside">Accounts outside that could be compared.</param>
    /// <param name="members">Members that show it.</param>
    /// <param name="openly">Whether it only says that they belong together, which a name that they all bear says already.</param>
    internal Observation Seen(
        Community community,
        string statement,
        IEnumerable<KeyValuePair<string, object>> statistic,
        string nullModel,
        double p,
        int outside,
        IReadOnlyCollection<int> members,
        bool openly = false
    )
    {
        var enough = outside >= LeastOutside;
        var badge = openly && enough ? Badges.Of(members) : null;
        return new Observation
        {
            Subject = SubjectKind.Community,
            About = FormattableString.Invariant($"community {community.Number}"),
            Statement = statement,
            Statistic = [.. statistic, new("kinds_asked", Kinds)],
            Null = FormattableString.Invariant($"{nullModel}; times the {Kinds} kinds of likeness asked"),
            P = enough && badge is null ? Math.Min(1, Kinds * p) : null,
            WithoutP =
                badge is not null ? $"{badge} They say themselves that they belong together, and what is said openly is not hidden: no p."
                : enough ? ""
                : FormattableString.Invariant($"Only {outside} accounts outside all communities state it; {LeastOutside} are needed."),
            Community = community.Number,
            Accounts = [.. members.Order()],
            Posts = [.. members.Select(a => People[a].Post).Where(n => n >= 0).Distinct().Order().Take(MostCited)],
            Rows = [.. members.SelectMany(a => People[a].Rows).Distinct().Take(MostCited)],
        };
    }

    /// <summary>The oldest of some accounts, as a sentence; empty where no creation is known.</summary>
    internal string Oldest(IEnumerable<int> accounts)
    {
        var known = accounts.Select(a => People[a]).Where(p => p.CreatedMs is not null).ToArray();
        var oldest = known.MinBy(p => (p.CreatedMs, p.Account));
        return oldest is null ? "" : $" The oldest is {Data.Name(oldest.Account)}, created {Day(oldest.CreatedMs!.Value)}.";
    }

    /// <summary>A day as it is printed.</summary>
    internal static string Day(long ms) =>
        DateTime.UnixEpoch.AddMilliseconds(ms).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
