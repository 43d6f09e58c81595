namespace Exhibit.Readers;

/// <summary>One record's cells, whatever the file they lie in.</summary>
internal interface IRecord
{
    /// <summary>A cell as text; empty where the record has no such cell.</summary>
    string Text(int index);

    /// <summary>A cell's characters where they need no decoding (times, numbers); empty where there is none.</summary>
    ReadOnlySpan<char> Bytes(int index);

    /// <summary>A cell that holds a list.</summary>
    IReadOnlyList<string> List(int index);
}
