using System.Text.RegularExpressions;

namespace Exhibit.Tests.Support;

/// <summary>Markup that runs a script or loads something from the listener, if a page lets it; and how to see that none did.</summary>
internal static partial class HostileMarkup
{
    /// <summary>Every way in that a page has: script, handler, picture, style, frame, form, base, refresh, javascript: link.</summary>
    internal static string Of(Listener outside) =>
        $"<script>document.title=\"ran\"</script><img src=\"{outside.Address}i\" onerror=\"document.title='ran'\"><svg onload=\"document.title='ran'\"></svg><link rel=stylesheet href=\"{outside.Address}c\"><iframe src=\"{outside.Address}f\"></iframe><object data=\"{outside.Address}o\"></object><style>@import \"{outside.Address}s\";</style><b style=\"background:url({outside.Address}b)\">bold</b><base href=\"{outside.Address}\"><meta http-equiv=\"refresh\" content=\"0;url={outside.Address}r\"><form action=\"{outside.Address}p\"><input autofocus onfocus=\"document.title='ran'\"></form><a href=\"javascript:document.title='ran'\">link</a>";

    /// <summary>A small world of posts in which texts, handles, links and the file's name are hostile.</summary>
    internal static string World(string folder, Listener outside)
    {
        var posts = Path.Combine(folder, "'><svg onload=document.title=1>.csv");
        var quoted = Of(outside).Replace("\"", "\"\"", StringComparison.Ordinal);
        File.WriteAllText(
            posts,
            SmallWorld
                .Text()
                .Replace("An identical sentence", quoted, StringComparison.Ordinal)
                .Replace("ring0,ring0", $"ring0,\"</text></svg>{quoted}\"", StringComparison.Ordinal)
                .Replace("ring1,ring1", "ring1,\"\"\" onmouseover=\"\"document.title='ran'\"", StringComparison.Ordinal)
                .Replace("https://www.example.invalid/p1?", "javascript:document.title='ran'//", StringComparison.Ordinal)
        );
        return posts;
    }

    /// <summary>Opens the page in a real browser: its title stands, nothing of the markup became an element, nothing was asked for.</summary>
    internal static void AssertInert(string page, string title, Listener outside)
    {
        var dom = Browser.Dom(page);
        Assert.Contains($"<title>{title}</title>", dom, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", dom, StringComparison.Ordinal);
        foreach (var tag in Tag().Matches(dom).Select(m => m.Value))
        {
            Assert.DoesNotMatch("^<(script|img|iframe|object|base|form|input|link)\\b", tag);
            Assert.DoesNotContain("http-equiv=\"refresh", tag, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("href=\"javascript", tag, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("\\son[a-z]+", Value().Replace(tag, ""));
        }

        Assert.Equal(0, outside.Connections);
    }

    // The browser writes '<' in text as &lt;, so what is left are tags; quotes within values are written as &quot;.
    [GeneratedRegex("<[a-z][^>\"]*(?:\"[^\"]*\"[^>\"]*)*>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Value();
}
