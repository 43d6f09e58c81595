namespace Exhibit.Text;

/// <summary>
/// Brings a link into the form in which links are compared: no scheme, lower-case host without "www." and default port,
/// no fragment, no tracking parameters, known share wrappers opened. The path keeps its case.
/// </summary>
public static class CanonicalUrl
{
    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid",
        "gclid",
        "gclsrc",
        "dclid",
        "msclkid",
        "yclid",
        "igshid",
        "igsh",
        "mc_cid",
        "mc_eid",
        "ocid",
        "cmpid",
        "ncid",
        "smid",
        "_openstat",
        "ref_src",
        "ref_url",
        "feature",
        "si",
        "s_cid",
        "spm",
        "share_id",
        "sr_share",
        "sh",
        "wt_mc",
        "xtor",
        "mibextid",
    };

    // Host and path of a share wrapper, and the parameter that holds the link inside it.
    private static readonly (string Host, string Path, string Parameter)[] Wrappers =
    [
        ("l.facebook.com", "/l.php", "u"),
        ("lm.facebook.com", "/l.php", "u"),
        ("facebook.com", "/sharer/sharer.php", "u"),
        ("facebook.com", "/sharer.php", "u"),
        ("twitter.com", "/intent/tweet", "url"),
        ("twitter.com", "/share", "url"),
        ("x.com", "/intent/tweet", "url"),
        ("x.com", "/intent/post", "url"),
        ("google.com", "/url", "url"),
        ("google.com", "/url", "q"),
        ("vk.com", "/away.php", "to"),
        ("t.umblr.com", "/redirect", "z"),
        ("out.reddit.com", "/", "url"),
        ("youtube.com", "/redirect", "q"),
        ("telegram.me", "/share/url", "url"),
        ("t.me", "/share/url", "url"),
        ("linkedin.com", "/shareArticle", "url"),
        ("wa.me", "/", "text"),
    ];

    /// <summary>The canonical form; empty when the text is no web link.</summary>
    public static string Of(string link)
    {
        for (var depth = 0; depth < 4; depth++)
        {
            if (!TryParse(link, out var uri))
            {
                return "";
            }

            var host = Host(uri);
            var inner = Unwrap(host, uri);
            if (inner is null)
            {
                return Compose(host, uri);
            }

            link = inner;
        }

        return "";
    }

    private static bool TryParse(string link, out Uri uri)
    {
        link = link.Trim();
        if (!link.Contains("://", StringComparison.Ordinal))
        {
            link = "http://" + link;
        }

        return Uri.TryCreate(link, UriKind.Absolute, out uri!)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.Host.Contains('.', StringComparison.Ordinal);
    }

    private static string Host(Uri uri)
    {
        var host = uri.IdnHost.ToLowerInvariant().TrimEnd('.');
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        return uri.IsDefaultPort || uri.Port is 80 or 443 ? host : FormattableString.Invariant($"{host}:{uri.Port}");
    }

    private static string? Unwrap(string host, Uri uri)
    {
        foreach (var (wrapperHost, path, parameter) in Wrappers)
        {
            if (host == wrapperHost && uri.AbsolutePath == path)
            {
                foreach (var part in Parts(uri))
                {
                    if (part.StartsWith(parameter + "=", StringComparison.Ordinal))
                    {
                        var inner = Uri.UnescapeDataString(part[(parameter.Length + 1)..]);
                        if (inner.StartsWith("http", StringComparison.OrdinalIgnoreCase))
                        {
                            return inner;
                        }
                    }
                }
            }
        }

        return null;
    }

    private static string Compose(string host, Uri uri)
    {
        var kept = Parts(uri).Where(part => !IsTracking(part)).ToArray();
        // Parameters carry no order for the servers that matter here; sorted, two spellings of one page meet.
        Array.Sort(kept, StringComparer.Ordinal);
        if (host == "youtu.be" && uri.AbsolutePath.Length > 1)
        {
            return "youtube.com/watch?"
                + string.Join('&', new[] { "v=" + uri.AbsolutePath[1..] }.Concat(kept).Order(StringComparer.Ordinal));
        }

        var path = uri.AbsolutePath == "/" ? "" : uri.AbsolutePath;
        return kept.Length == 0 ? host + path : host + path + "?" + string.Join('&', kept);
    }

    private static string[] Parts(Uri uri) => uri.Query.Length > 1 ? uri.Query[1..].Split('&', StringSplitOptions.RemoveEmptyEntries) : [];

    private static bool IsTracking(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? part : part[..equals];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Tracking.Contains(name);
    }
}
