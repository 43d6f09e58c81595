using System.Globalization;
using System.Text;

namespace Exhibit.Readers.Json;

/// <summary>Decodes a JSON string that holds half of a surrogate pair, which the framework refuses: the half becomes U+FFFD.</summary>
internal static class LoneSurrogates
{
    /// <summary>Decodes the raw token, quotes included.</summary>
    internal static string Decode(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 1; i < raw.Length - 1; i++)
        {
            if (raw[i] != '\\' || i + 1 >= raw.Length - 1)
            {
                text.Append(raw[i]);
                continue;
            }

            var escape = raw[++i];
            if (
                escape == 'u'
                && i + 4 < raw.Length
                && ushort.TryParse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            )
            {
                text.Append((char)code);
                i += 4;
            }
            else
            {
                text.Append(
                    escape switch
                    {
                        'n' => '\n',
                        't' => '\t',
                        'r' => '\r',
                        'b' => '\b',
                        'f' => '\f',
                        _ => escape,
                    }
                );
            }
        }

        return Paired(text);
    }

    private static string Paired(StringBuilder text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                text[i] = '\uFFFD';
            }
        }

        return text.ToString();
    }
}
