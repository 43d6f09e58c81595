using Exhibit.Model;

namespace Exhibit.Stores.DuckDb;

/// <summary>A column of lists of texts; the usual list is empty.</summary>
internal sealed class ListColumn(string name, Func<Post, IReadOnlyList<string>> value) : PostColumn(name, "VARCHAR[]")
{
    internal override string Usual => "[]::VARCHAR[]";

    internal override bool IsUsual(in StoredPost post) => value(post.Post).Count == 0;

    internal override void Write(ChunkAppender to, in StoredPost post) => to.AppendValue(value(post.Post));
}
