namespace Exhibit.Exchange;

/// <summary>The object template of MISP that an account is written in, and the names of the three relations that it fills.</summary>
/// <param name="Name">Name of the template.</param>
/// <param name="Uuid">Its UUID.</param>
/// <param name="Version">The version that the relations were read from.</param>
/// <param name="Description">Its description.</param>
/// <param name="Id">Relation that holds the account's id.</param>
/// <param name="Handle">Relation that holds its handle.</param>
/// <param name="Platform">Relation that holds the platform; empty where the template says it.</param>
internal sealed record MispTemplate(string Name, string Uuid, string Version, string Description, string Id, string Handle, string Platform)
{
    private static readonly MispTemplate Any = new(
        "user-account",
        "49606b06-22f0-4ac8-8eee-2f12ad46f3d3",
        "6",
        "User-account object, defining aspects of user identification, authentication, privileges and other relevant data points.",
        "user-id",
        "username",
        "account-type"
    );

    private static readonly Dictionary<string, MispTemplate> Own = new(StringComparer.Ordinal)
    {
        ["twitter"] = new("twitter-account", "8066563f-881e-4f6a-9d6c-a9d15b8658bb", "7", "Twitter account.", "id", "name", ""),
        ["facebook"] = new(
            "facebook-account",
            "b9862b95-7d78-4938-a2b5-13e45c60f25a",
            "1",
            "Facebook account.",
            "account-id",
            "account-name",
            ""
        ),
    };

    /// <summary>The platform's own template, or the one for accounts of any kind.</summary>
    internal static MispTemplate For(string platform) => Own.GetValueOrDefault(platform, Any);
}
