using System.Collections;

namespace Exhibit.Model;

/// <summary>A list whose items are made anew whenever it is gone through, so that they are not all in memory.</summary>
/// <param name="count">Number of items.</param>
/// <param name="make">Makes them in order; the same ones every time.</param>
internal sealed class MadeList<T>(int count, Func<IEnumerable<T>> make) : IReadOnlyList<T>
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    /// <remarks>Makes all items before it: for few.</remarks>
    public T this[int index] => make().ElementAt(index);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => make().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
