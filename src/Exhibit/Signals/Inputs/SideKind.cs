namespace Exhibit.Signals.Inputs;

/// <summary>A kind of side input: which columns it may have, and under which names files have them.</summary>
/// <param name="Id">The word in --list KIND=FILE.</param>
/// <param name="Meaning">What the file holds.</param>
/// <param name="Required">Fields without which a row is useless.</param>
/// <param name="Columns">Names by field, lower case; compared without case.</param>
public sealed record SideKind(string Id, string Meaning, string[] Required, IReadOnlyDictionary<string, string[]> Columns)
{
    /// <summary>Meta's Ad Library report: one row a page and payer, without single advertisements. Given as ads, it is known by its header.</summary>
    public static SideKind AdReport { get; } =
        new(
            "ad-report",
            "Meta's Ad Library report: page, disclaimer, amount spent, number of advertisements",
            ["page", "spend", "ads"],
            new Dictionary<string, string[]>
            {
                ["page"] = ["page id", "page_id"],
                ["name"] = ["page name", "page_name"],
                ["payer"] = ["disclaimer", "bylines"],
                ["spend"] = ["amount spent*", "amount_spent*"],
                ["ads"] = ["number of ads*", "number_of_ads*"],
            }
        );

    /// <summary>All kinds by id.</summary>
    public static IReadOnlyList<SideKind> All { get; } =
    [
        new(
            "ads",
            "advertisements: the House Intelligence Committee release, Meta's Ad Library as its API answers (JSON) or exports (CSV), or any CSV with these columns",
            ["id"],
            new Dictionary<string, string[]>
            {
                ["id"] = ["id", "ad_id", "ad id", "ad_archive_id"],
                ["page"] = ["account_id", "page_id", "page_name", "page"],
                ["payer"] = ["payer_id", "payer", "bylines", "funding_entity", "disclaimer", "beneficiary_payers"],
                ["created"] = ["created", "ad creation date", "ad_creation_time", "start_at", "ad_delivery_start_time"],
                ["ended"] = ["ended", "ad end date", "ad_delivery_stop_time", "end_at"],
                ["spend"] = ["spend_amount", "ad spend", "spend", "amount"],
                ["currency"] = ["spend_currency", "currency"],
                ["text"] = ["text", "ad text", "ad_creative_bodies", "ad_creative_body"],
                ["url"] = ["url", "ad landing page", "ad_snapshot_url", "link"],
                ["impressions"] = ["impressions", "ad impressions"],
                ["clicks"] = ["clicks", "ad clicks"],
                ["targeting"] = ["targeting", "ad targeting location", "target_locations"],
            }
        ),
        AdReport,
        new(
            "events",
            "gatherings: who calls to which place at which time",
            ["place", "starts", "organiser"],
            new Dictionary<string, string[]>
            {
                ["id"] = ["event_id", "id"],
                ["organiser"] = ["account_id", "organiser", "organizer", "host"],
                ["title"] = ["title", "name"],
                ["place"] = ["place", "venue", "location"],
                ["latitude"] = ["latitude", "lat"],
                ["longitude"] = ["longitude", "lon", "lng"],
                ["starts"] = ["starts_at", "start_time", "start", "starts"],
                ["side"] = ["side", "stance"],
            }
        ),
        new(
            "dates",
            "days that you have reason to hold against the advertisements: date, label",
            ["date"],
            new Dictionary<string, string[]> { ["date"] = ["date", "day"], ["label"] = ["label", "event", "name"] }
        ),
        new(
            "operators",
            "who your claims say runs an account: account, operator, source",
            ["account", "operator"],
            new Dictionary<string, string[]>
            {
                ["account"] = ["account", "account_id", "handle", "screen_name"],
                ["operator"] = ["operator", "operated_by", "claim"],
                ["source"] = ["source"],
            }
        ),
        new("outlets", "domains of real outlets, one a row, which others may imitate", ["domain"], Domain()),
        new("domains", "a list of domains that you have reason to watch", ["domain"], Domain()),
        new(
            "opposed",
            "your own pairs of opposed words, matched within audiences: side_a,side_b",
            ["a", "b"],
            new Dictionary<string, string[]> { ["a"] = ["side_a", "a"], ["b"] = ["side_b", "b"] }
        ),
        new(
            "entities",
            "real bodies that others may pretend to be: name, and their own handle where they have one",
            ["name"],
            new Dictionary<string, string[]> { ["name"] = ["name", "entity"], ["handle"] = ["handle", "screen_name", "account"] }
        ),
        new(
            "infrastructure",
            "what domains have in common: domain, kind (registrant, certificate, analytics, nameserver, address), value",
            ["domain", "kind", "value"],
            new Dictionary<string, string[]>
            {
                ["domain"] = ["domain", "host", "domain_name"],
                ["kind"] = ["kind", "indicator_type", "type"],
                ["value"] = ["value", "indicator_content", "indicator"],
            }
        ),
        new(
            "capture",
            "a later capture of the same scope: the posts that were still there",
            ["post"],
            new Dictionary<string, string[]>
            {
                ["post"] = ["post_id", "tweet_id", "tweetid", "id"],
                ["account"] = ["account_id", "user_id", "userid", "author_id"],
            }
        ),
        new(
            "media",
            "digests of pictures: post, sha256 and, where known, pdq (64 hex digits)",
            ["post"],
            new Dictionary<string, string[]>
            {
                ["post"] = ["post_id", "tweet_id", "tweetid", "id"],
                ["file"] = ["file", "path"],
                ["sha256"] = ["sha256", "sha-256", "digest"],
                ["pdq"] = ["pdq", "pdq_hash"],
                ["quality"] = ["quality", "pdq_quality"],
            }
        ),
        new(
            "profiles",
            "what accounts say of themselves: account and any of handle, name, biography, place, language, created, avatar (an address)",
            ["account"],
            new Dictionary<string, string[]>
            {
                ["account"] = ["account_id", "user_id", "userid", "id", "account", "screen_name", "handle"],
                ["handle"] = ["handle", "screen_name", "username"],
                ["name"] = ["name", "display_name", "user_display_name"],
                ["biography"] = ["biography", "description", "bio", "user_profile_description"],
                ["place"] = ["place", "location", "user_reported_location"],
                ["language"] = ["language", "lang", "account_language"],
                ["created"] = ["created", "account_created", "account_creation_date", "created_at"],
                ["avatar"] = ["avatar", "profile_image_url_https", "profile_image_url"],
            }
        ),
        new(
            "avatars",
            "digests of profile pictures: account, sha256 and, where known, pdq (64 hex digits)",
            ["account"],
            new Dictionary<string, string[]>
            {
                ["account"] = ["account_id", "user_id", "userid", "account", "handle", "screen_name", "id"],
                ["sha256"] = ["sha256", "sha-256", "digest"],
                ["pdq"] = ["pdq", "pdq_hash"],
                ["quality"] = ["quality", "pdq_quality"],
            }
        ),
    ];

    private static Dictionary<string, string[]> Domain() => new() { ["domain"] = ["domain", "host", "hostname", "url"] };
}
