using System.Globalization;
using System.Text;
using System.Xml;
using Exhibit.Model;

namespace Exhibit.Exchange;

/// <summary>What the network formats share: accounts and edges in a tier, and text that XML can hold.</summary>
internal static class NetworkXml
{
    internal static XmlWriter Open(Stream output) =>
        XmlWriter.Create(
            output,
            new XmlWriterSettings
            {
                Encoding = new UTF8Encoding(false),
                Indent = true,
                NewLineChars = "\n",
                CloseOutput = false,
            }
        );

    internal static IEnumerable<Edge> Edges(CaseResult result) => result.Edges.Where(e => e.Tier != Tier.None);

    internal static IEnumerable<Account> Nodes(CaseResult result)
    {
        var named = Edges(result).SelectMany(e => new[] { e.A, e.B }).ToHashSet();
        return result.Accounts.Where(a => named.Contains(a.Index));
    }

    internal static string Node(int account) => "n" + account.ToString(CultureInfo.InvariantCulture);

    /// <summary>XML has no place for most control characters and lone surrogates; they are shown by their code point.</summary>
    internal static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                safe.Append(text, i++, 2);
            }
            else
            {
                _ = XmlConvert.IsXmlChar(text[i])
                    ? safe.Append(text[i])
                    : safe.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)text[i]:X4}}}");
            }
        }

        return safe.ToString();
    }
}
