using System.Globalization;

namespace Exhibit.Text;

/// <summary>A domain cut into the name that somebody registered and the suffix under which it stands.</summary>
/// <param name="Full">Host in lower case, without "www.", Unicode where it was punycode.</param>
/// <param name="Name">The registered label ("example" of news.example.co.uk).</param>
/// <param name="Suffix">The public suffix ("co.uk").</param>
/// <param name="Before">Labels before the registered one.</param>
public sealed record DomainName(string Full, string Name, string Suffix, IReadOnlyList<string> Before)
{
    // The public suffixes of two labels that matter for news; a full list of suffixes changes weekly and is not bundled.
    private static readonly HashSet<string> Doubles = new(
        (
            "co.uk org.uk ac.uk gov.uk me.uk com.au net.au org.au co.nz org.nz co.za com.br org.br net.br com.mx com.ar com.co com.pe com.ve "
            + "com.tr org.tr com.cn net.cn org.cn com.hk com.tw com.sg com.my com.ph com.vn co.th co.id co.in net.in org.in com.pk com.bd "
            + "co.jp ne.jp or.jp co.kr or.kr co.il org.il com.sa com.eg com.ng com.gh co.ke co.tz co.ug com.ua org.ua net.ua in.ua kiev.ua "
            + "kharkiv.ua kharkov.ua lviv.ua odessa.ua dp.ua zp.ua com.pl net.pl org.pl com.pt com.es org.es com.gr com.cy com.mt com.ro "
            + "com.ru msk.ru spb.ru com.de co.at or.at com.fr uk.com us.com eu.com de.com ru.com za.com uk.net se.net in.net jp.net gb.net "
            + "co.com com.se co.hu com.hr com.mk com.al com.ge com.az com.kz com.by blogspot.com wordpress.com github.io"
        ).Split(' '),
        StringComparer.Ordinal
    );

    // Under a country, these say what sort of body registers there.
    private static readonly string[] Sorts = ["com", "co", "org", "net", "gov", "gob", "gouv", "edu", "ac", "mil", "or", "ne", "go"];

    /// <summary>Reads a host, link or defanged domain; null where there is none.</summary>
    public static DomainName? Of(string text)
    {
        var host = text.Trim().Replace("[.]", ".", StringComparison.Ordinal).ToLowerInvariant();
        var scheme = host.IndexOf("://", StringComparison.Ordinal);
        host = (scheme >= 0 ? host[(scheme + 3)..] : host).Split('/', '?', '#', ':')[0].Trim('.');
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        host = Unicode(host);
        var labels = host.Split('.');
        if (labels.Length < 2 || labels.Any(l => l.Length == 0) || labels[^1].All(char.IsAsciiDigit) || host.Any(char.IsWhiteSpace))
        {
            return null;
        }

        var suffix = labels.Length > 2 && IsDouble(labels[^2], labels[^1]) ? 2 : 1;
        return new DomainName(host, labels[^(suffix + 1)], string.Join('.', labels[^suffix..]), labels[..^(suffix + 1)]);
    }

    /// <summary>The registered domain, name and suffix.</summary>
    public string Registered => $"{Name}.{Suffix}";

    private static bool IsDouble(string second, string last) =>
        Doubles.Contains($"{second}.{last}") || (last.Length == 2 && Sorts.Contains(second, StringComparer.Ordinal));

    private static string Unicode(string host)
    {
        if (!host.Contains("xn--", StringComparison.Ordinal))
        {
            return host;
        }

        try
        {
            return new IdnMapping().GetUnicode(host);
        }
        catch (ArgumentException)
        {
            return host;
        }
    }
}
