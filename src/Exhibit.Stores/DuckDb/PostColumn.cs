namespace Exhibit.Stores.DuckDb;

/// <summary>
/// One column of the posts. As long as every post holds the same in it, that value is only remembered: most exports fill
/// a dozen of the columns, and a column that says nothing would cost as much to write as one that does.
/// </summary>
internal abstract class PostColumn(string name, string type)
{
    /// <summary>Name in the case.</summary>
    internal string Name { get; } = name;

    /// <summary>DuckDB's type.</summary>
    internal string Type { get; } = type;

    /// <summary>Whether the column is stored from the first post on.</summary>
    internal virtual bool Always => false;

    /// <summary>SQL of the value that every post held so far.</summary>
    internal abstract string Usual { get; }

    /// <summary>Takes the first post's value as the usual one.</summary>
    internal virtual void Begin(in StoredPost first) { }

    /// <summary>Whether the post holds the usual value.</summary>
    internal abstract bool IsUsual(in StoredPost post);

    /// <summary>Writes the post's value.</summary>
    internal abstract void Write(ChunkAppender to, in StoredPost post);
}
