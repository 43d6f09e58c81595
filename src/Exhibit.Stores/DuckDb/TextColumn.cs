using Exhibit.Model;

namespace Exhibit.Stores.DuckDb;

/// <summary>A column of texts; null where the source says nothing. The usual text is the empty one, or none.</summary>
internal sealed class TextColumn(string name, Func<Post, string?> value, bool nullable = false) : PostColumn(name, "VARCHAR")
{
    // Texts of the data never become SQL: the usual value is fixed here.
    internal override string Usual => nullable ? "NULL" : "''";

    internal override bool IsUsual(in StoredPost post)
    {
        var text = value(post.Post);
        return nullable ? text is null : text is null or { Length: 0 };
    }

    internal override void Write(ChunkAppender to, in StoredPost post) => to.AppendValue(value(post.Post));
}
