using System.Globalization;
using System.Text;

namespace Exhibit.Model;

/// <summary>
/// A name as it is shown to people: where it mixes scripts, as names do that imitate another, the letters of the rarer script
/// are named by code point behind it. Data and exports for programs keep the name as it is.
/// </summary>
public static class ShownName
{
    private const int MostNamed = 8;

    /// <summary>The name, with its odd letters named: "аdmin [U+0430]".</summary>
    public static string Of(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name;
        }

        // Whatever is invisible is odd; so are the letters of another script than the name's first.
        var odd = new List<Rune>();
        var scripts = new Dictionary<string, List<Rune>>(StringComparer.Ordinal);
        foreach (var rune in name.EnumerateRunes())
        {
            if (
                Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
            )
            {
                odd.Add(rune);
            }
            else if (Script(rune) is { Length: > 0 } script)
            {
                (scripts.TryGetValue(script, out var letters) ? letters : scripts[script] = []).Add(rune);
            }
        }

        if (scripts.Count > 1)
        {
            odd.AddRange(
                scripts.OrderByDescending(s => s.Value.Count).ThenBy(s => s.Key, StringComparer.Ordinal).Skip(1).SelectMany(s => s.Value)
            );
        }

        var named = odd.Distinct()
            .OrderBy(r => r.Value)
            .Take(MostNamed)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"U+{r.Value:X4}"));
        return odd.Count == 0 ? name : $"{name} [{string.Join(' ', named)}]";
    }

    // Only the scripts whose letters look alike. Chinese, Japanese and Korean are mixed with Latin by honest people every day.
    private static string Script(Rune rune) =>
        rune.Value switch
        {
            >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= 0xC0 and <= 0x24F => "latin",
            >= 0x250 and <= 0x2AF or >= 0x1D00 and <= 0x1DBF => "phonetic",
            >= 0x370 and <= 0x3FF => "greek",
            >= 0x400 and <= 0x52F => "cyrillic",
            >= 0x530 and <= 0x58F => "armenian",
            >= 0x13A0 and <= 0x13FF => "cherokee",
            >= 0x1D400 and <= 0x1D7FF => "mathematical",
            >= 0xFF21 and <= 0xFF5A => "fullwidth",
            _ => "",
        };
}
