using Exhibit.Model;

namespace Exhibit.Stores.DuckDb;

/// <summary>The columns of the posts, in the order in which the case shows them.</summary>
internal static class PostColumns
{
    internal static IReadOnlyList<PostColumn> Make() =>
        [
            new NumberColumn("post", "BIGINT", s => s.Number, always: true),
            new NumberColumn("account", "INTEGER", s => s.Account, always: true),
            new TextColumn("platform", p => p.Platform),
            new TextColumn("account_id", p => p.AccountId),
            new TextColumn("handle", p => p.Handle),
            new TextColumn("post_id", p => p.PostId),
            new NumberColumn("posted_at", "TIMESTAMP_MS", s => s.Post.TimeMs, always: true),
            new WordColumn("time_precision", p => Word(p.Precision)),
            new WordColumn("time_source", p => Word(p.TimeSource)),
            new TextColumn("text", p => p.Text),
            new ListColumn("links", p => p.Links),
            new ListColumn("hashtags", p => p.Hashtags),
            new ListColumn("mentions", p => p.Mentions),
            new ListColumn("media", p => p.Media),
            new TextColumn("object_id", p => p.ObjectId),
            new NumberColumn("is_repost", "BOOLEAN", s => s.Post.IsRepost ? 1 : 0),
            new TextColumn("repost_of", p => p.RepostOf),
            new TextColumn("repost_author", p => p.RepostAuthor),
            new NumberColumn("repost_at", "BIGINT", s => s.Post.RepostTimeMs),
            new TextColumn("reply_to", p => p.ReplyTo),
            new TextColumn("reply_account", p => p.ReplyAccount),
            new TextColumn("quote_of", p => p.QuoteOf),
            new TextColumn("client", p => p.Client),
            new TextColumn("language", p => p.Language),
            new TextColumn("display_name", p => p.Profile?.DisplayName, nullable: true),
            new TextColumn("biography", p => p.Profile?.Biography, nullable: true),
            new TextColumn("location", p => p.Profile?.Location, nullable: true),
            new TextColumn("account_created", p => p.Profile?.Created, nullable: true),
            new NumberColumn("followers", "BIGINT", s => s.Post.Profile?.Followers),
            new NumberColumn("following", "BIGINT", s => s.Post.Profile?.Following),
            new TextColumn("category", p => p.Profile?.Category, nullable: true),
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
