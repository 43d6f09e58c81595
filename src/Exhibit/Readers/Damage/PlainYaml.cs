using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Exhibit.Readers.Damage;

/// <summary>Loads YAML that somebody else may have written: nested too deep, it would end the process while it is loaded.</summary>
internal static class PlainYaml
{
    /// <summary>Levels of keys and lists that are allowed.</summary>
    internal const int Deepest = 32;

    /// <summary>The documents of a text.</summary>
    /// <param name="name">Name of the file, for errors.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="YamlException">It is no YAML.</exception>
    /// <exception cref="InputException">It is nested too deep.</exception>
    internal static YamlStream Load(string name, string text)
    {
        var depth = 0;
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;

            // The stream and the document count as levels too.
            if (depth > Deepest + 2)
            {
                throw new InputException(
                    FormattableString.Invariant(
                        $"{name}, line {parser.Current.Start.Line}, is nested deeper than {Deepest} levels. Write plain keys and values."
                    )
                );
            }
        }

        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream;
    }
}
