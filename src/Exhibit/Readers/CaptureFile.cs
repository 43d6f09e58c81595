using Exhibit.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Exhibit.Readers;

/// <summary>Reads capture.yaml, the collection record beside the data: who, when, tool, query, sampling, and whatever else is written there.</summary>
public static class CaptureFile
{
    /// <summary>The record of the first capture.yaml in the folders of the inputs; null when there is none.</summary>
    /// <exception cref="InputException">It is there and cannot be read.</exception>
    public static CollectionRecord? Find(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
            foreach (var name in new[] { "capture.yaml", "capture.yml" })
            {
                var file = Path.Combine(folder, name);
                if (File.Exists(file))
                {
                    return Parse(name, File.ReadAllText(file));
                }
            }
        }

        return null;
    }

    /// <summary>Reads the text of a collection record.</summary>
    /// <exception cref="InputException">It is no YAML mapping.</exception>
    public static CollectionRecord Parse(string name, string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new InputException(
                FormattableString.Invariant(
                    $"{name}, line {e.Start.Line}: {e.Message} Expected lines such as 'who: Jane Doe'. Mend the line or remove the file."
                ),
                e
            );
        }

        if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode root)
        {
            throw new InputException(
                $"{name} holds no list of keys. Expected lines such as 'who: …', 'when: …', 'tool: …', 'query: …', 'sampling: …'."
            );
        }

        var values = root.Children.Select(c => new KeyValuePair<string, string>(Flat(c.Key), Flat(c.Value))).ToArray();
        string Value(string key) => values.FirstOrDefault(v => v.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value ?? "";
        string[] known = ["who", "when", "tool", "query", "sampling"];
        return new CollectionRecord(
            name,
            Value("who"),
            Value("when"),
            Value("tool"),
            Value("query"),
            Value("sampling"),
            [.. values.Where(v => !known.Contains(v.Key, StringComparer.OrdinalIgnoreCase))]
        );
    }

    private static string Flat(YamlNode node) =>
        node switch
        {
            YamlScalarNode scalar => scalar.Value ?? "",
            YamlSequenceNode sequence => string.Join("; ", sequence.Select(Flat)),
            YamlMappingNode mapping => string.Join("; ", mapping.Select(c => $"{Flat(c.Key)}: {Flat(c.Value)}")),
            _ => "",
        };
}
