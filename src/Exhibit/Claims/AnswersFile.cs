using Exhibit.Readers;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Exhibit.Claims;

/// <summary>Reads answers.yaml of a case: what the accounts that findings are about answered to their letters.</summary>
public static class AnswersFile
{
    /// <summary>Name of the file within the case folder.</summary>
    public const string FileName = "answers.yaml";

    /// <summary>What stands wherever an account did not answer.</summary>
    public const string None = "no answer recorded";

    /// <summary>The answers of a case; empty where it has no such file.</summary>
    /// <exception cref="InputException">See <see cref="Parse"/>.</exception>
    public static IReadOnlyList<AccountAnswer> Of(string casePath)
    {
        var path = Path.Combine(casePath, FileName);
        return File.Exists(path) ? Parse(File.ReadAllText(path)) : [];
    }

    /// <summary>The answers of a text.</summary>
    /// <exception cref="InputException">It is no list of answers, or one lacks a part; the message names it.</exception>
    public static IReadOnlyList<AccountAnswer> Parse(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new InputException(FormattableString.Invariant($"{FileName}, line {e.Start.Line}: {e.Message} Mend the line."), e);
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }] || Node(root, "answers") is not YamlSequenceNode list)
        {
            throw new InputException($"{FileName} holds no list 'answers:'. Each answer has account, date, how and text.");
        }

        var answers = list.Select(n => n as YamlMappingNode ?? [])
            .Select(n => new AccountAnswer(Text(n, "account"), Text(n, "date"), Text(n, "how"), Text(n, "text")))
            .ToArray();
        return
            Array.FindIndex(answers, a => a.Account.Length == 0 || a.Date.Length == 0 || a.How.Length == 0 || a.Text.Length == 0)
                is >= 0
                    and var wrong
            ? throw new InputException(
                FormattableString.Invariant(
                    $"{FileName}, answer {wrong + 1} ('{answers[wrong].Account}'): expected account, date, how and text, found one of them empty or absent. Write it."
                )
            )
            : answers;
    }

    private static YamlNode? Node(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private static string Text(YamlMappingNode node, string key) => (Node(node, key) as YamlScalarNode)?.Value?.Trim() ?? "";
}
