using System.Text.Json;
using Exhibit.Model;
using static Exhibit.Readers.Json.JsonFields;

namespace Exhibit.Readers.Json;

/// <summary>Statuses of Mastodon's API: a timeline's array, JSON lines, a search's page, or a thread.</summary>
public sealed class MastodonReader : JsonPostReader
{
    private static readonly TimeParser Times = new();

    /// <inheritdoc/>
    public override string Id => "mastodon";

    /// <inheritdoc/>
    public override string Title => "Mastodon statuses";

    /// <inheritdoc/>
    public override FormatDescription Description { get; } =
        new(
            TimePrecision.Millisecond,
            TimeSource.Server,
            ["co-post", "co-repost", "co-link", "co-hashtag", "co-reply", "co-mention"],
            ["account.acct; content; created_at; uri; reblog"],
            [
                "Accounts are known as name@server: numeric ids differ from server to server.",
                "The time of a status from another server is what that server says.",
                "Texts are the content without its HTML.",
            ]
        );

    internal override IReadOnlyList<string> Lists => ["statuses", "ancestors", "descendants"];

    internal override int Recognize(JsonShape shape) =>
        (shape.Has("account.acct", "content", "created_at") && (shape.Has("visibility") || shape.Has("reblog") || shape.Has("uri")))
        || shape.Has("statuses.account.acct", "statuses.content")
        || shape.Has("ancestors.account.acct", "ancestors.content")
        || shape.Has("descendants.account.acct", "descendants.content")
            ? 92
            : 0;

    internal override Post? Map(JsonElement item, JsonContext context, Provenance provenance, out string reason)
    {
        reason = "";
        var account = Child(item, "account");
        var name = Name(account);
        if (name.Length == 0)
        {
            reason = "The status names no account. Expected account.acct; export the status again.";
            return null;
        }

        if (!Times.TryParse(Word(item, "created_at"), out var time, out var precision))
        {
            reason = $"Found the time '{Word(item, "created_at")}', expected created_at such as 2023-02-01T10:00:00.000Z.";
            return null;
        }

        var original = Child(item, "reblog");
        var isRepost = original.ValueKind == JsonValueKind.Object;
        var content = isRepost ? original : item;
        var html = Word(content, "content");
        return new Post
        {
            Platform = "mastodon",
            AccountId = name,
            AccountIdIsHandle = true,
            Handle = name,
            PostId = First(Word(item, "uri"), Word(item, "id")),
            TimeMs = time,
            Precision = precision,
            TimeSource = TimeSource.Server,
            Text = HtmlText.Plain(html),
            Links = [.. HtmlText.Links(html).Concat(Texts([Child(content, "card")], c => Word(c, "url"))).Distinct(StringComparer.Ordinal)],
            Hashtags = Texts(Items(content, "tags"), t => Word(t, "name")),
            Mentions = Texts(Items(content, "mentions"), m => Word(m, "acct")),
            Media = Texts(Items(content, "media_attachments"), m => First(Word(m, "remote_url"), Word(m, "url"))),
            IsRepost = isRepost,
            RepostOf = isRepost ? First(Word(original, "uri"), Word(original, "id")) : "",
            RepostAuthor = Name(Child(original, "account")),
            RepostTimeMs = isRepost && Times.TryParse(Word(original, "created_at"), out var began, out _) ? began : null,
            ReplyTo = Word(item, "in_reply_to_id"),
            ReplyAccount = Word(item, "in_reply_to_account_id"),
            Client = Word(item, "application", "name"),
            Language = Word(item, "language"),
            Profile = new Profile
            {
                DisplayName = Word(account, "display_name"),
                Biography = HtmlText.Plain(Word(account, "note")),
                Created = Word(account, "created_at"),
                Followers = Number(account, "followers_count"),
                Following = Number(account, "following_count"),
            },
            Provenance = provenance,
        };
    }

    // A local account's acct is its bare name: the server stands in the address of its page.
    private static string Name(JsonElement account)
    {
        var acct = Word(account, "acct");
        return acct.Length == 0 || acct.Contains('@', StringComparison.Ordinal) ? acct
            : Uri.TryCreate(Word(account, "url"), UriKind.Absolute, out var page) ? $"{acct}@{page.Host}"
            : acct;
    }
}
