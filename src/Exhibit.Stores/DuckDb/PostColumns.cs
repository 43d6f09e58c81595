using Exhibit.Model;

namespace Exhibit.Stores.DuckDb;

/// <summary>The columns of the posts, in the order in which the case shows them.</summary>
internal static class PostColumns
{
    internal static IReadOnlyList<PostColumn> Make() =>
        [
            new NumberColumn("post", "BIGINT", s => s.Number, always: true),
            new NumberColumn("account", "INTEGER", s => s.Account, always: true),
            new TextColumn("platform", s => s.Post.Platform),
            new TextColumn("account_id", s => s.Post.AccountId),
            new TextColumn("handle", s => s.Post.Handle),
            new TextColumn("post_id", s => s.Post.PostId),
            new NumberColumn("posted_at", "TIMESTAMP_MS", s => s.Post.TimeMs, always: true),
            new WordColumn("time_precision", s => Word(s.Post.Precision)),
            new WordColumn("time_source", s => Word(s.Post.TimeSource)),
            new TextColumn("text", s => s.Post.Text),
            new ListColumn("links", s => s.Post.Links),
            new ListColumn("hashtags", s => s.Post.Hashtags),
            new ListColumn("mentions", s => s.Post.Mentions),
            new ListColumn("media", s => s.Post.Media),
            new TextColumn("object_id", s => s.Post.ObjectId),
            new NumberColumn("is_repost", "BOOLEAN", s => s.Post.IsRepost ? 1 : 0),
            new TextColumn("repost_of", s => s.Post.RepostOf),
            new TextColumn("repost_author", s => s.Post.RepostAuthor),
            new NumberColumn("repost_at", "BIGINT", s => s.Post.RepostTimeMs),
            new TextColumn("reply_to", s => s.Post.ReplyTo),
            new TextColumn("reply_account", s => s.Post.ReplyAccount),
            new TextColumn("quote_of", s => s.Post.QuoteOf),
            new TextColumn("client", s => s.Post.Client),
            new TextColumn("language", s => s.Post.Language),
            new TextColumn("display_name", s => s.Post.Profile?.DisplayName, nullable: true),
            new TextColumn("biography", s => s.Post.Profile?.Biography, nullable: true),
            new TextColumn("location", s => s.Post.Profile?.Location, nullable: true),
            new TextColumn("account_created", s => s.Post.Profile?.Created, nullable: true),
            new NumberColumn("followers", "BIGINT", s => s.Post.Profile?.Followers),
            new NumberColumn("following", "BIGINT", s => s.Post.Profile?.Following),
            new TextColumn("category", s => s.Post.Profile?.Category, nullable: true),
            new NumberColumn("duplicate", "BOOLEAN", s => s.Duplicate ? 1 : 0),
            new NumberColumn("source", "INTEGER", s => s.Post.Provenance.Source),
            new NumberColumn("source_row", "BIGINT", s => s.Post.Provenance.Row, always: true),
            new NumberColumn("source_line", "BIGINT", s => s.Post.Provenance.Line),
            new NumberColumn("byte_offset", "BIGINT", s => s.Post.Provenance.Offset),
            new NumberColumn("byte_length", "INTEGER", s => s.Post.Provenance.Length),
            new NumberColumn("id_is_handle", "BOOLEAN", s => s.Post.AccountIdIsHandle ? 1 : 0),
        ];

    private static string Word(TimePrecision precision) =>
        precision switch
        {
            TimePrecision.Millisecond => "millisecond",
            TimePrecision.Second => "second",
            TimePrecision.Minute => "minute",
            TimePrecision.Hour => "hour",
            _ => "day",
        };

    private static string Word(TimeSource source) =>
        source switch
        {
            TimeSource.Server => "server",
            TimeSource.Client => "client",
            TimeSource.DecodedId => "decoded-id",
            _ => "unknown",
        };
}
