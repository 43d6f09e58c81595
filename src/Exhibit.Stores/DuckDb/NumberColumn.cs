using System.Globalization;

namespace Exhibit.Stores.DuckDb;

/// <summary>A column of integers, times or truths; null where the source says nothing.</summary>
internal sealed class NumberColumn(string name, string type, Func<StoredPost, long?> value, bool always = false) : PostColumn(name, type)
{
    private long? usual;

    internal override bool Always => always;

    internal override string Usual =>
        usual is not { } number ? "NULL"
        : Type == "BOOLEAN" ? (number != 0 ? "true" : "false")
        : number.ToString(CultureInfo.InvariantCulture);

    internal override void Begin(in StoredPost first) => usual = value(first);

    internal override bool IsUsual(in StoredPost post) => value(post) == usual;

    internal override void Write(ChunkAppender to, in StoredPost post) => to.AppendValue(value(post));
}
