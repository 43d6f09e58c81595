using Exhibit.Model;

namespace Exhibit.Stores.DuckDb;

/// <summary>A column of a few fixed words of our own, such as the precision of a time.</summary>
internal sealed class WordColumn(string name, Func<Post, string> value) : PostColumn(name, "VARCHAR")
{
    private string usual = "";

    internal override string Usual => $"'{usual}'";

    internal override void Begin(in StoredPost first) => usual = value(first.Post);

    internal override bool IsUsual(in StoredPost post) => ReferenceEquals(value(post.Post), usual) || value(post.Post) == usual;

    internal override void Write(ChunkAppender to, in StoredPost post) => to.AppendValue(value(post.Post));
}
