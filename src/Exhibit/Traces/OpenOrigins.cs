using System.Collections;
using System.Runtime.InteropServices;
using Exhibit.Spilling;

namespace Exhibit.Traces;

/// <summary>Objects of whose original only the post's id is known; 16 bytes an object and the id.</summary>
/// <param name="space">Where they lie.</param>
internal sealed class OpenOrigins(SpillSpace space) : IEnumerable<(int Object, string PostId)>
{
    private readonly SpillList<Open> open = new(space);
    private readonly SpillTexts ids = new(space);

    /// <summary>How many they are.</summary>
    internal long Count => open.Count;

    /// <summary>Adds an object.</summary>
    internal void Add(int @object, string postId) => open.Add(new Open(@object, ids.Add(postId)));

    /// <inheritdoc/>
    public IEnumerator<(int Object, string PostId)> GetEnumerator()
    {
        foreach (var one in open)
        {
            yield return (one.Object, ids.Read(one.Id));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Lets go of everything.</summary>
    internal void Clear()
    {
        open.Clear();
        ids.Clear();
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Open(int Object, SpillTexts.Place Id);
}
