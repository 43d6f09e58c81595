using Exhibit.Model;
using Exhibit.Readers;
using Exhibit.Signals.Inputs;

namespace Exhibit.Signals.Identity;

/// <summary>The personas of all accounts: from their posts, then from the lists of profiles and of profile pictures.</summary>
internal sealed class Personas
{
    private readonly Persona[] all;

    /// <summary>Reads the profile states and the lists.</summary>
    /// <param name="data">The data.</param>
    /// <param name="mostDistance">Bits of PDQ at most so far apart are one picture.</param>
    internal Personas(SignalData data, int mostDistance)
    {
        var (times, created) = (new TimeParser(), new Dictionary<string, (long Ms, bool Day)?>(StringComparer.Ordinal));
        (long Ms, bool Day)? Time(string text)
        {
            if (!created.TryGetValue(text, out var time))
            {
                created[text] = time = times.TryParse(text, out var ms, out var precision) ? (ms, precision == TimePrecision.Day) : null;
            }

            return time;
        }

        all = [.. data.Accounts.Select(a => new Persona(a.Index, a.Handle, "", "", "", null, false, "", -1, []))];
        foreach (var state in data.Profiles)
        {
            var seen = all[state.Account];
            var time = seen.CreatedMs is null && state.Created.Length > 0 ? Time(state.Created) : null;
            all[state.Account] = seen with
            {
                Handle = First(seen.Handle, state.Handle),
                Biography = First(seen.Biography, state.Biography),
                Place = First(seen.Place, state.Location),
                CreatedMs = seen.CreatedMs ?? time?.Ms,
                CreatedToTheDay = seen.CreatedToTheDay || time?.Day == true,
                Post = seen.Post < 0 ? state.FirstPost : seen.Post,
            };
        }

        foreach (var (table, row) in data.Side.Rows("profiles"))
        {
            if (Find(data, table, row) is not { } account)
            {
                continue;
            }

            var seen = all[account];
            var text = table.Text(row, "created");
            var time = seen.CreatedMs is null && text.Length > 0 ? Time(text) : null;
            if (text.Length > 0 && seen.CreatedMs is null && time is null)
            {
                table.Refuse(row, $"'{text}' is no time of creation; expected one such as 2012-01-17 or 2012-01-17T08:30:00Z.");
                continue;
            }

            all[account] = seen with
            {
                Handle = First(seen.Handle, table.Text(row, "handle")),
                Biography = First(seen.Biography, table.Text(row, "biography")),
                Place = First(seen.Place, table.Text(row, "place")),
                Language = First(seen.Language, table.Text(row, "language").ToLowerInvariant()),
                CreatedMs = seen.CreatedMs ?? time?.Ms,
                CreatedToTheDay = seen.CreatedToTheDay || time?.Day == true,
                Avatar = First(seen.Avatar, table.Text(row, "avatar")),
                Rows = [.. seen.Rows, new SideRow(table.Source, row.Number)],
            };
        }

        Pictures = Avatars(data, mostDistance);
    }

    /// <summary>How near pairs of profile pictures drawn by chance come.</summary>
    internal PictureGroups Pictures { get; }

    /// <summary>The persona of an account.</summary>
    internal Persona this[int account] => all[account];

    private PictureGroups Avatars(SignalData data, int mostDistance)
    {
        var known = new List<(int Account, string Key, Pdq? Hash, SideRow Row)>();
        foreach (var (table, row) in data.Side.Rows("avatars"))
        {
            var (sha, pdq) = (table.Text(row, "sha256").ToLowerInvariant(), Pdq.Of(table.Text(row, "pdq")));
            if (sha.Length != 64 && pdq is null)
            {
                table.Refuse(row, "neither sha256 nor pdq has 64 hexadecimal digits.");
            }
            else if (Find(data, table, row) is { } account)
            {
                var near = Pdq.Of(table.Text(row, "pdq"), table.Text(row, "quality"));
                known.Add((account, sha.Length == 64 ? sha : table.Text(row, "pdq"), near, new(table.Source, row.Number)));
            }
        }

        var groups = new PictureGroups(known.Select(k => k.Hash).OfType<Pdq>(), mostDistance, data.Seed);
        foreach (var (account, key, hash, row) in known)
        {
            all[account] = all[account] with { Avatar = groups.Key(hash) ?? key, Rows = [.. all[account].Rows, row] };
        }

        return groups;
    }

    // A list of profiles is often longer than the case: rows of strangers are refused with the reason.
    private static int? Find(SignalData data, SideTable table, SideTable.Row row)
    {
        var name = table.Text(row, "account").TrimStart('@');
        if (data.AccountByName.TryGetValue(name, out var account))
        {
            return account;
        }

        table.Refuse(row, $"the account '{name}' is not in the case; expected the id or handle of an account that was read.");
        return null;
    }

    private static string First(string seen, string other) => seen.Length > 0 ? seen : other;
}
