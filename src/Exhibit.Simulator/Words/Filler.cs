using System.Text;
using Exhibit.Simulator.Randomness;

namespace Exhibit.Simulator.Words;

/// <summary>Strings words together. The result says nothing, and eight words in a row are all but never the same twice.</summary>
internal static class Filler
{
    /// <summary>This many random words, single spaces between.</summary>
    internal static string Sentence(SimRandom random, int words)
    {
        var text = new StringBuilder(words * 7);
        for (var i = 0; i < words; i++)
        {
            text.Append(i == 0 ? "" : " ").Append(Word(random));
        }

        return text.ToString();
    }

    /// <summary>One random word.</summary>
    internal static string Word(SimRandom random) => WordList.All[random.Below(WordList.All.Length)];

    /// <summary>A hashtag without '#': "sim" and two words.</summary>
    internal static string Tag(SimRandom random) => $"sim{Word(random)}{Word(random)}";

    /// <summary>The same text, each word replaced by another with this probability.</summary>
    internal static string Paraphrase(string text, double level, SimRandom random)
    {
        var words = text.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            // Links and tags are what a campaign wants to spread: they stay.
            if (!char.IsAsciiLetter(words[i][0]) || words[i].StartsWith("http", StringComparison.Ordinal) || !random.Chance(level))
            {
                continue;
            }

            words[i] = Word(random);
        }

        return string.Join(' ', words);
    }
}
