using System.Text.Json;
using Exhibit.Model;
using static Exhibit.Readers.Json.JsonFields;

namespace Exhibit.Readers.Json;

/// <summary>Turns one record of a Bluesky repository into a post.</summary>
internal static class BlueskyRecords
{
    internal const string PostType = "app.bsky.feed.post";
    internal const string RepostType = "app.bsky.feed.repost";

    private static readonly TimeParser Times = new();

    /// <summary>Maps a record.</summary>
    /// <param name="record">The record's value.</param>
    /// <param name="did">Whose repository it is in.</param>
    /// <param name="handle">The account's handle; empty where unknown.</param>
    /// <param name="type">The record's collection.</param>
    /// <param name="uri">Its address, at://did/collection/rkey.</param>
    /// <param name="serverMs">When the server saw it; null where the source does not say.</param>
    /// <param name="provenance">Where it lies.</param>
    /// <param name="reason">Why it is no post.</param>
    internal static Post? Map(
        JsonElement record,
        string did,
        string handle,
        string type,
        string uri,
        long? serverMs,
        Provenance provenance,
        out string reason
    )
    {
        reason = "";
        if (did.Length == 0)
        {
            reason = "The record names no account. Expected a did, or a uri such as at://did:plc:…/app.bsky.feed.post/….";
            return null;
        }

        if (type is not (PostType or RepostType))
        {
            reason = $"A record of {First(type, "no type")} is neither post nor repost. Nothing is lost by leaving it out.";
            return null;
        }

        var claims = Times.TryParse(First(Word(record, "createdAt"), Word(record, "created_at")), out var claimed, out var precision);
        if (serverMs is null && !claims)
        {
            reason = $"Found the time '{Word(record, "createdAt")}', expected createdAt such as 2024-09-09T19:46:02.102Z.";
            return null;
        }

        var subject = Word(record, "subject", "uri");
        var embed = Child(record, "embed");
        var features = Items(record, "facets").SelectMany(f => Items(f, "features")).ToArray();
        var parent = Word(record, "reply", "parent", "uri");
        return new Post
        {
            Platform = "bluesky",
            AccountId = did,
            Handle = handle,
            PostId = uri,
            TimeMs = serverMs ?? claimed,
            Precision = serverMs is null ? precision : TimePrecision.Millisecond,
            TimeSource = serverMs is null ? TimeSource.Client : TimeSource.Server,
            ClaimedTimeMs = serverMs is not null && claims ? claimed : null,
            Text = Word(record, "text"),
            Links =
            [
                .. Texts(features, f => Word(f, "uri"))
                    .Concat(Texts([embed, Child(embed, "media")], e => Word(e, "external", "uri")))
                    .Distinct(StringComparer.Ordinal),
            ],
            Hashtags = [.. Texts(features, f => Word(f, "tag")), .. Texts(Items(record, "tags"), t => Word(t))],
            Mentions = Texts(features, f => Word(f, "did")),
            Media = Texts(
                Items(embed, "images").Concat(Items(embed, "media", "images")),
                i => First(Word(i, "image", "ref", "$link"), Word(i, "image", "cid"))
            ),
            IsRepost = type == RepostType,
            RepostOf = type == RepostType ? subject : "",
            RepostAuthor = type == RepostType ? Authority(subject) : "",
            ReplyTo = parent,
            ReplyAccount = Authority(parent),
            QuoteOf = First(Word(embed, "record", "uri"), Word(embed, "record", "record", "uri")),
            Language = Texts(Items(record, "langs"), l => Word(l)).FirstOrDefault(""),
            Provenance = provenance,
        };
    }

    /// <summary>The did or handle of at://did/collection/rkey; empty where it is no such address.</summary>
    internal static string Authority(string uri) => Part(uri, 0);

    /// <summary>The collection of at://did/collection/rkey.</summary>
    internal static string Collection(string uri) => Part(uri, 1);

    private static string Part(string uri, int index)
    {
        var parts = uri.StartsWith("at://", StringComparison.Ordinal) ? uri[5..].Split('/') : [];
        return index < parts.Length ? parts[index] : "";
    }
}
