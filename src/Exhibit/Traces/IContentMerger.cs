namespace Exhibit.Traces;

/// <summary>Sees every content of a kind once, in order of first appearance, and then says which are one object.</summary>
public interface IContentMerger
{
    /// <summary>Takes the next new content; the first is number 0.</summary>
    void Add(ReadOnlySpan<char> content);

    /// <summary>For each content the smallest number among those that are one object with it.</summary>
    int[] Merge();
}
