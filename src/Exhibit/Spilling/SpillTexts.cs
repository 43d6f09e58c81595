using System.Runtime.InteropServices;

namespace Exhibit.Spilling;

/// <summary>Texts one after the other; where memory is limited they lie in a temporary file.</summary>
/// <param name="space">Where they lie; null keeps them in memory.</param>
internal sealed class SpillTexts(SpillSpace? space)
{
    private readonly SpillList<char> letters = new(space);

    /// <summary>Where a text lies; of no length where there is none.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    internal readonly record struct Place(long At, int Length);

    /// <summary>Adds a text.</summary>
    internal Place Add(ReadOnlySpan<char> text)
    {
        var place = new Place(letters.Count, text.Length);
        letters.AddRange(text);
        return place;
    }

    /// <summary>The text in a place.</summary>
    internal string Read(Place place) =>
        string.Create(place.Length, (letters, place.At), static (text, from) => from.letters.Read(from.At, text));

    /// <summary>Lets go of everything.</summary>
    internal void Clear() => letters.Clear();
}
