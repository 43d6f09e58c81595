using System.Buffers;
using Exhibit.Model;

namespace Exhibit.Readers.Damage;

/// <summary>Looks at the records of one source as they pass and names what may mislead. It changes nothing.</summary>
public sealed class TrapFinder
{
    private const int HugeText = 1 << 20;
    private const int LeastShifted = 3;
    private const int LeastLongIds = 20;
    private const int MostIds = 1_000_000;
    private const long ClaimSlackMs = 3_600_000;
    private const ulong Start = 0xCBF29CE484222325;

    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        "\0\uFFFD\u200B\u2060\uFEFF\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069Ãâ"
    );

    private static readonly TimeParser Times = new();

    private readonly SortedDictionary<string, (long Count, long Row)> met = new(StringComparer.Ordinal);
    private readonly IdTable ids = new(MostIds);
    private long longIds;
    private long zeroTails;
    private long wrongInARow;
    private (ulong Id, ulong Content, long Row)? pending;

    /// <summary>What was found so far, by id.</summary>
    public IReadOnlyList<Trap> Traps
    {
        get
        {
            Compare();
            var found = met.Where(m => m.Key != "rounded-ids" || (longIds >= LeastLongIds && zeroTails > 0.9 * longIds))
                .Select(m => new Trap(m.Key, m.Value.Count, m.Value.Row, TrapWords.Sentence(m.Key, m.Value.Count, m.Value.Row)));
            return [.. found];
        }
    }

    /// <summary>Looks at one record.</summary>
    public void Look(ReadRecord record)
    {
        if (record.Post is { } post)
        {
            wrongInARow = 0;
            Look(post, post.Provenance.Row);
        }
        else
        {
            Look(record.Rejection!);
        }
    }

    private void Look(Rejection rejection)
    {
        var reason = rejection.Reason;
        if (reason.StartsWith("The header line is repeated", StringComparison.Ordinal))
        {
            Meet("repeated-header", rejection.Row);
        }

        // One wrong cell is a slip; many in a row are columns that moved.
        var wrong = reason.StartsWith("Column ", StringComparison.Ordinal) && reason.Contains(": found '", StringComparison.Ordinal);
        wrongInARow = wrong ? wrongInARow + 1 : 0;
        if (wrongInARow == LeastShifted)
        {
            Meet("shifted-columns", rejection.Row - LeastShifted + 1);
        }
    }

    private void Look(Post post, long row)
    {
        Text(post.Text, row);
        Text(post.Handle, row);
        if (HoldsRows(post.Text))
        {
            Meet("rows-within-a-text", row);
        }

        if (post.Text.Length > HugeText)
        {
            Meet("huge-text", row);
        }

        if (IsOfAnotherKind(post.AccountId))
        {
            Meet("account-of-another-kind", row);
        }

        if (post.ClaimedTimeMs is { } claimed && Math.Abs(claimed - post.TimeMs) > ClaimSlackMs)
        {
            Meet("claimed-time-differs", row);
        }

        Id(post, row);
    }

    private void Id(Post post, long row)
    {
        if (post.PostId.Length == 0)
        {
            return;
        }

        if (post.PostId.Length is >= 16 and <= 20 && !post.PostId.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            longIds++;
            if (!post.PostId.AsSpan(15).ContainsAnyExcept('0'))
            {
                zeroTails++;
                Meet("rounded-ids", row);
            }
        }

        // One record behind: by then its place in the table has come from memory.
        Compare();
        if (!ids.IsFull)
        {
            var id = Digest(Start, post.PostId);
            ids.Expect(id);
            pending = (id, Digest(Digest(Start, post.Text), post.AccountId) ^ (ulong)post.TimeMs, row);
        }
    }

    private void Compare()
    {
        if (pending is { } last && ids.Earlier(last.Id, last.Content) is { } earlier)
        {
            Meet(earlier == last.Content ? "duplicate-records" : "one-id-two-records", last.Row);
        }

        pending = null;
    }

    private void Text(string text, long row)
    {
        var rest = text.AsSpan();
        int at;
        while ((at = rest.IndexOfAny(Suspects)) >= 0)
        {
            var next = at + 1 < rest.Length ? rest[at + 1] : ' ';
            var id = rest[at] switch
            {
                '\0' => "nul-characters",
                '\uFFFD' => "replacement-characters",
                '\u200B' or '\u2060' or '\uFEFF' => "zero-width-marks",
                'Ã' when next is >= '\u0080' and <= '\u00BF' => "mojibake",
                'â' when next is '€' or '\u0080' => "mojibake",
                'Ã' or 'â' => "",
                _ => "direction-marks",
            };
            if (id.Length > 0)
            {
                // Once a text is enough.
                Meet(id, row);
                return;
            }

            rest = rest[(at + 1)..];
        }
    }

    // A line within a text that has a cell with a time: a quote was closed rows too late, where the cells happened to fit.
    private static bool HoldsRows(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal) || !text.Contains(',', StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var line in text.AsSpan()[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..].EnumerateLines())
        {
            foreach (var part in line.Split(','))
            {
                var cell = line[part].Trim();
                if (
                    cell.Length is >= 16 and <= 32
                    && char.IsAsciiDigit(cell[0])
                    && cell.Contains(':')
                    && Times.TryParse(cell, out _, out _)
                )
                {
                    return true;
                }
            }
        }

        return false;
    }

    // FNV-1a. Whoever forges a collision hides one notice; nothing else depends on it.
    private static ulong Digest(ulong digest, string text)
    {
        foreach (var c in text)
        {
            digest = (digest ^ c) * 0x100000001B3;
        }

        return digest;
    }

    private static bool IsOfAnotherKind(string account) =>
        account.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || account.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || (
            account.Length >= 16
            && char.IsAsciiDigit(account[0])
            && account.Contains(':', StringComparison.Ordinal)
            && account.Contains('-', StringComparison.Ordinal)
        );

    private void Meet(string id, long row) => met[id] = met.TryGetValue(id, out var known) ? (known.Count + 1, known.Row) : (1, row);
}
