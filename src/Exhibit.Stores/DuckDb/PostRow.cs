using DuckDB.NET.Data;
using Exhibit.Model;

namespace Exhibit.Stores.DuckDb;

/// <summary>Reads a row of the table posts back into a post.</summary>
internal static class PostRow
{
    /// <summary>The columns that <see cref="Place"/> reads after the post's number.</summary>
    internal const string PlaceColumns = "source, source_row, source_line, byte_offset, byte_length";

    /// <summary>Where a record lies, from a row of its number and <see cref="PlaceColumns"/>.</summary>
    internal static Provenance Place(DuckDBDataReader reader) =>
        new(reader.GetInt32(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt32(5));

    internal static Post Read(DuckDBDataReader reader)
    {
        string Text(string column) => reader.GetString(reader.GetOrdinal(column));
        IReadOnlyList<string> Words(string column) => reader.GetFieldValue<List<string>>(reader.GetOrdinal(column));
        long Number(string column) => reader.GetInt64(reader.GetOrdinal(column));
        bool Absent(string column) => reader.IsDBNull(reader.GetOrdinal(column));
        var posted = DateTime.SpecifyKind(reader.GetDateTime(reader.GetOrdinal("posted_at")), DateTimeKind.Utc);
        return new Post
        {
            Platform = Text("platform"),
            AccountId = Text("account_id"),
            AccountIdIsHandle = reader.GetBoolean(reader.GetOrdinal("id_is_handle")),
            Handle = Text("handle"),
            PostId = Text("post_id"),
            TimeMs = (long)(posted - DateTime.UnixEpoch).TotalMilliseconds,
            Precision = Enum.Parse<TimePrecision>(Text("time_precision"), ignoreCase: true),
            TimeSource = Text("time_source") switch
            {
                "server" => TimeSource.Server,
                "client" => TimeSource.Client,
                "decoded-id" => TimeSource.DecodedId,
                _ => TimeSource.Unknown,
            },
            Text = Text("text"),
            Links = Words("links"),
            Hashtags = Words("hashtags"),
            Mentions = Words("mentions"),
            Media = Words("media"),
            ObjectId = Text("object_id"),
            IsRepost = reader.GetBoolean(reader.GetOrdinal("is_repost")),
            RepostOf = Text("repost_of"),
            RepostAuthor = Text("repost_author"),
            RepostTimeMs = Absent("repost_at") ? null : Number("repost_at"),
            ReplyTo = Text("reply_to"),
            ReplyAccount = Text("reply_account"),
            QuoteOf = Text("quote_of"),
            Client = Text("client"),
            Language = Text("language"),
            Profile = Absent("display_name")
                ? null
                : new Profile
                {
                    DisplayName = Text("display_name"),
                    Biography = Text("biography"),
                    Location = Text("location"),
                    Created = Text("account_created"),
                    Followers = Absent("followers") ? null : Number("followers"),
                    Following = Absent("following") ? null : Number("following"),
                    Category = Text("category"),
                },
            Provenance = new Provenance(
                reader.GetInt32(reader.GetOrdinal("source")),
                Number("source_row"),
                Number("source_line"),
                Number("byte_offset"),
                reader.GetInt32(reader.GetOrdinal("byte_length"))
            ),
        };
    }
}
