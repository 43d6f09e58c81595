using Exhibit.Model;
using Exhibit.Signals.Inputs;
using Exhibit.Text;

namespace Exhibit.Signals;

/// <summary>Accounts whose handle or shown name is that of a body on the analyst's list, without being its own.</summary>
public sealed class Impersonation : ISignal
{
    private const int LeastHandle = 7;

    private static readonly string[] Claims = ["official", "news", "real", "press", "tv", "hq", "team", "party", "breaking", "live"];
    private static readonly string[] Disclaimers = ["parody", "satire", "fan", "unofficial", "not affiliated", "fake", "tribute", "bot"];

    /// <inheritdoc/>
    public SignalInfo Info { get; } =
        new()
        {
            Id = "impersonation",
            Version = 2,
            Title = "bears the name of a listed body",
            Reads =
            [
                "handles, shown names and self-descriptions, also from --list profiles=FILE",
                "real bodies and their own handles (--list entities=FILE)",
            ],
            Inputs = ["entities"],
            Options = [],
            References =
            [
                "United States v. Internet Research Agency LLC et al., 1:18-cr-00032 (D.D.C. 2018): a handle like that of a state party",
                "Unicode Technical Standard 39 (confusables)",
            ],
            Disarm = ["T0143.003", "T0146.005"],
            Innocent =
            [
                "Parody and fan accounts say in their description what they are.",
                "Branches, local chapters and former handles of the body itself bear its name.",
                "Namesakes: many people and places are called alike.",
            ],
            CannotShow =
            [
                "that an account is not the body's own: the list must name every handle that is",
                "verification by the platform, which exports rarely state",
            ],
        };

    /// <inheritdoc/>
    public SignalOutcome Observe(SignalData data, CancellationToken cancellation)
    {
        var entities = data
            .Side.Of("entities")
            .SelectMany(t =>
                t.Rows.Select(r =>
                    (Name: t.Text(r, "name"), Handle: t.Text(r, "handle").TrimStart('@'), Row: new SideRow(t.Source, r.Number))
                )
            )
            .ToArray();
        if (entities.Length == 0)
        {
            return SignalOutcome.Blind("No list of bodies was given; --list entities=FILE would supply it.");
        }

        var own = entities.Select(e => e.Handle).Where(h => h.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var seen = new List<Observation>();
        var all = data.Profiles.Select(p => p.Account).Distinct().Count();
        var listed = Listed(data);
        foreach (var state in data.Profiles.Select(s => Filled(s, listed)).Where(p => !own.Contains(p.Handle)))
        {
            foreach (var (name, handle, row) in entities)
            {
                if (Rule(state, name, handle) is { } rule)
                {
                    seen.Add(Of(data, state, name, row, rule));
                    break;
                }
            }
        }

        var called = seen.SelectMany(o => o.Accounts).Distinct().Count();
        return SignalOutcome.Of(
            0,
            seen.DistinctBy(o => (o.Accounts[0], o.Statement))
                .Select(o =>
                    o with
                    {
                        Rate = (double)called / Math.Max(1, all),
                        RateOf = FormattableString.Invariant($"the {all} accounts of these data bear a listed name"),
                    }
                )
        );
    }

    // What a list of profiles says of an account stands in for what its posts do not say.
    private static Dictionary<int, (string Name, string Biography)> Listed(SignalData data)
    {
        var listed = new Dictionary<int, (string, string)>();
        foreach (var (table, row) in data.Side.Rows("profiles"))
        {
            if (data.AccountByName.TryGetValue(table.Text(row, "account").TrimStart('@'), out var account))
            {
                listed.TryAdd(account, (table.Text(row, "name"), table.Text(row, "biography")));
            }
        }

        return listed;
    }

    private static ProfileState Filled(ProfileState state, Dictionary<int, (string Name, string Biography)> listed) =>
        !listed.TryGetValue(state.Account, out var more)
            ? state
            : state with
            {
                DisplayName = state.DisplayName.Length > 0 ? state.DisplayName : more.Name,
                Biography = state.Biography.Length > 0 ? state.Biography : more.Biography,
            };

    private static Observation Of(SignalData data, ProfileState state, string name, SideRow row, string rule)
    {
        var about = $"{state.DisplayName} {state.Biography}".ToLowerInvariant();
        var disclaimer = Disclaimers.FirstOrDefault(d => Opposed.Holds([about, state.Handle], d));
        var claims = Claims.Where(c => state.Handle.Contains(c, StringComparison.OrdinalIgnoreCase) || Opposed.Holds([about], c)).ToArray();
        return new Observation
        {
            Subject = SubjectKind.Account,
            About = data.Name(state.Account),
            Statement =
                $"Shows itself as '{state.DisplayName}' (@{state.Handle}): {rule} of '{name}', whose own handles on your list are others.{(claims.Length > 0 ? $" It claims: {string.Join(", ", claims)}." : "")}{(disclaimer is null ? "" : $" Its description says '{disclaimer}'.")}",
            Statistic = [new("rule", rule), new("claims", string.Join(' ', claims)), new("disclaimer", disclaimer ?? "")],
            Null = "none stated: a name is compared with names",
            WithoutP = "Whether a name is another's is a matter of its letters, not of chance.",
            Observed = disclaimer is null && rule != "a handle one sign away from that",
            Accounts = [state.Account],
            Posts = [state.FirstPost],
            Rows = [row],
        };
    }

    private static string? Rule(ProfileState state, string name, string handle)
    {
        if (handle.Length > 0 && Confusables.Skeleton(state.Handle) == Confusables.Skeleton(handle))
        {
            return "a handle spelt with look-alike signs as that";
        }

        if (state.DisplayName.Length > 0 && Same(state.DisplayName, name))
        {
            return "the shown name";
        }

        if (handle.Length >= LeastHandle && Claims.Any(c => IsWith(state.Handle, handle, c)))
        {
            return "the handle with a claim added";
        }

        return handle.Length >= LeastHandle && Confusables.OneEdit(state.Handle.ToLowerInvariant(), handle.ToLowerInvariant())
            ? "a handle one sign away from that"
            : null;
    }

    private static bool Same(string shown, string name) => Bare(shown) is var a && a == Bare(name) && a.Length > 0;

    private static string Bare(string text) => Confusables.Skeleton(string.Concat(text.Where(char.IsLetterOrDigit)));

    private static bool IsWith(string handle, string own, string claim) =>
        handle.Replace("_", "", StringComparison.Ordinal) is var bare
        && (bare.Equals(own + claim, StringComparison.OrdinalIgnoreCase) || bare.Equals(claim + own, StringComparison.OrdinalIgnoreCase));
}
