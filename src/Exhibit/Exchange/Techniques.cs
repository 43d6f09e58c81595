namespace Exhibit.Exchange;

/// <summary>DISARM techniques that the trace kinds name: id of the STIX object and title in DISARM's own bundle of November 2024 (c724a3f).</summary>
internal static class Techniques
{
    private static readonly Dictionary<string, (string Id, string Name)> Known = new(StringComparer.Ordinal)
    {
        ["T0015"] = ("attack-pattern--e0acfceb-4541-438f-ba33-734f9a666c7d", "Create Hashtags and Search Artefacts"),
        ["T0049"] = ("attack-pattern--0c765d19-99b2-4703-af48-e20a677c4bfc", "Flood Information Space"),
        ["T0049.002"] = ("attack-pattern--bfce790b-dfd6-46ca-8fab-c2d72f21bba2", "Flood Existing Hashtag"),
        ["T0049.003"] = ("attack-pattern--e6ab2793-a059-4354-bb60-045afb019833", "Bots Amplify via Automated Forwarding and Reposting"),
        ["T0049.005"] = ("attack-pattern--ce5b400c-6f82-4095-936b-617857800da8", "Conduct Swarming"),
        ["T0084.001"] = ("attack-pattern--4cd719a9-e817-4acc-9581-6b6a60e42f35", "Use Copypasta"),
        ["T0118"] = ("attack-pattern--836e9eef-b446-4f68-805f-0f10116d6e7f", "Amplify Existing Narrative"),
        ["T0119"] = ("attack-pattern--872f0dc3-202e-4e9a-a4fc-0457252aecae", "Cross-Posting"),
    };

    /// <summary>Id and title; a technique that is not in the table keeps its DISARM id as title and has an id of ours.</summary>
    internal static (string Id, string Name) Of(string external) =>
        Known.TryGetValue(external, out var known)
            ? known
            : ($"attack-pattern--{NamedUuid.Of(NamedUuid.Own, "disarm:" + external)}", external);
}
