using System.Text.Json;
using static Exhibit.Readers.Json.JsonFields;

namespace Exhibit.Readers.Json;

/// <summary>The users, tweets and media that a page of X's API includes, by id.</summary>
internal sealed class XIncludes(JsonElement includes)
{
    private readonly Dictionary<string, JsonElement> users = ById(includes, "users", "id");
    private readonly Dictionary<string, JsonElement> tweets = ById(includes, "tweets", "id");
    private readonly Dictionary<string, JsonElement> media = ById(includes, "media", "media_key");

    /// <summary>The account with this id; undefined where the page does not include it.</summary>
    internal JsonElement User(string id) => users.GetValueOrDefault(id);

    /// <summary>The tweet with this id; undefined where the page does not include it.</summary>
    internal JsonElement Tweet(string id) => tweets.GetValueOrDefault(id);

    /// <summary>The medium with this key; undefined where the page does not include it.</summary>
    internal JsonElement Medium(string key) => media.GetValueOrDefault(key);

    private static Dictionary<string, JsonElement> ById(JsonElement includes, string list, string key)
    {
        var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var item in Items(includes, list))
        {
            found.TryAdd(Word(item, key), item);
        }

        return found;
    }
}
