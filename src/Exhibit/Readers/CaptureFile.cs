using Exhibit.Model;
using Exhibit.Readers.Damage;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Exhibit.Readers;

/// <summary>Reads capture.yaml, the collection record beside the data: who, when, tool, query, sampling, and whatever else is written there.</summary>
public static class CaptureFile
{
    private const int MostBytes = 256 << 10;
    private const int MostNodes = 10_000;

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
                    PlainFile.Require(file);
                    if (PlainFile.Length(file) > MostBytes)
                    {
                        throw new InputException(
                            FormattableString.Invariant(
                                $"{name} is larger than {MostBytes >> 10} KiB, which no collection record is. Shorten it or remove it."
                            )
                        );
                    }

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
        YamlStream stream;
        try
        {
            stream = PlainYaml.Load(name, text);
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

        // Aliases let a small file name itself again and again: what is written out is counted.
        var left = MostNodes;
        string Flat(YamlNode node) => CaptureFile.Flat(name, node, PlainYaml.Deepest, ref left);
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

    private static string Flat(string name, YamlNode node, int depth, ref int left)
    {
        if (depth == 0 || --left < 0)
        {
            throw new InputException(
                FormattableString.Invariant(
                    $"{name} is nested deeper than {PlainYaml.Deepest} levels or repeats itself through aliases beyond {MostNodes} values. Write plain keys and values."
                )
            );
        }

        var parts = new List<string>();
        switch (node)
        {
            case YamlScalarNode scalar:
                return scalar.Value ?? "";
            case YamlSequenceNode sequence:
                foreach (var item in sequence)
                {
                    parts.Add(Flat(name, item, depth - 1, ref left));
                }

                break;
            case YamlMappingNode mapping:
                foreach (var (key, value) in mapping)
                {
                    parts.Add($"{Flat(name, key, depth - 1, ref left)}: {Flat(name, value, depth - 1, ref left)}");
                }

                break;
            default:
                break;
        }

        return string.Join("; ", parts);
    }
}
