namespace Exhibit.Exchange;

/// <summary>
/// The DISARM techniques that trace kinds and signals name. Ids, titles and tactics are those of DISARM's STIX bundle of
/// November 2024 and of MISP's galaxy; the framework is CC BY-SA 4.0, DISARM Foundation. A test holds the table to both.
/// </summary>
internal static class Techniques
{
    /// <summary>Type of MISP's galaxy.</summary>
    internal const string Galaxy = "disarm-techniques";

    /// <summary>UUID of MISP's galaxy.</summary>
    internal const string GalaxyUuid = "fb0e6978-2647-5a95-8324-7ebfd2f88b67";

    /// <summary>By DISARM id.</summary>
    internal static readonly IReadOnlyList<DisarmTechnique> All =
    [
        new(
            "T0015",
            "e0acfceb-4541-438f-ba33-734f9a666c7d",
            "2024-11-22T16:43:58.083561Z",
            "Create Hashtags and Search Artefacts",
            "develop-content",
            "6d3c1c71-746e-5e9d-9960-4845d712c899"
        ),
        new(
            "T0018",
            "eef34262-0822-4727-83f5-2e608babc396",
            "2024-11-22T16:43:58.085653Z",
            "Purchase Targeted Advertisements",
            "microtarget",
            "87208979-6982-53d5-ad0f-49cef659555c"
        ),
        new(
            "T0023.001",
            "032f24c1-bc1d-457a-8f43-6c5fc416f733",
            "2024-11-22T16:43:58.087209Z",
            "Reframe Context",
            "develop-content",
            "c887503d-e5f5-5f06-a92a-9e50ec908eb6"
        ),
        new(
            "T0049",
            "0c765d19-99b2-4703-af48-e20a677c4bfc",
            "2024-11-22T16:43:58.090125Z",
            "Flood Information Space",
            "maximise-exposure",
            "ee7bc41a-9eb0-5732-924a-3885e1c3bee9"
        ),
        new(
            "T0049.001",
            "1c13465b-8b75-4b7d-a763-fe5b1d091635",
            "2024-11-22T16:43:58.090307Z",
            "Trolls Amplify and Manipulate",
            "maximise-exposure",
            "b126047b-eafa-50aa-891a-31250d13f50e"
        ),
        new(
            "T0049.002",
            "bfce790b-dfd6-46ca-8fab-c2d72f21bba2",
            "2024-11-22T16:43:58.090534Z",
            "Flood Existing Hashtag",
            "maximise-exposure",
            "885e8687-3598-5378-b0bf-f09b67c1696e"
        ),
        new(
            "T0049.003",
            "e6ab2793-a059-4354-bb60-045afb019833",
            "2024-11-22T16:43:58.09072Z",
            "Bots Amplify via Automated Forwarding and Reposting",
            "maximise-exposure",
            "78bd9a95-4aa4-5595-90de-839c65ff6542"
        ),
        new(
            "T0049.005",
            "ce5b400c-6f82-4095-936b-617857800da8",
            "2024-11-22T16:43:58.091177Z",
            "Conduct Swarming",
            "maximise-exposure",
            "b25835fd-4936-580f-9e40-03728f38badf"
        ),
        new(
            "T0057",
            "0102376a-e896-4191-b3fb-e58188301822",
            "2024-11-22T16:43:58.092108Z",
            "Organise Events",
            "drive-offline-activity",
            "26c314bb-ed05-5dbe-b672-c16c2f0fff52"
        ),
        new(
            "T0079",
            "1d48fe65-5062-4262-b9e2-890aca1da132",
            "2024-11-22T16:43:58.098067Z",
            "Divide",
            "plan-objectives",
            "45926a30-7c89-5c14-bf7b-86f8c9597d15"
        ),
        new(
            "T0084",
            "9636ae57-0b93-41a0-8323-85109ee34877",
            "2024-11-22T16:43:58.102007Z",
            "Reuse Existing Content",
            "develop-content",
            "7828596a-f1b5-563c-bd40-4a876b5cec58"
        ),
        new(
            "T0084.001",
            "4cd719a9-e817-4acc-9581-6b6a60e42f35",
            "2024-11-22T16:43:58.102607Z",
            "Use Copypasta",
            "develop-content",
            "dba75e23-c7f8-504d-83a7-5771148e5951"
        ),
        new(
            "T0084.002",
            "a3fe7752-dbfa-4918-912f-c492c8593c68",
            "2024-11-22T16:43:58.102883Z",
            "Plagiarise Content",
            "develop-content",
            "33787c2e-55c8-54a4-9d2d-541a35b5932e"
        ),
        new(
            "T0085.003",
            "330de45e-8e37-4b57-95e4-fa75580b36a8",
            "2024-11-22T16:43:58.104251Z",
            "Develop Inauthentic News Articles",
            "develop-content",
            "7bbdfe14-8294-54f7-9842-449f2db17a90"
        ),
        new(
            "T0086.001",
            "a60b4d87-cca8-4e17-a51c-f9c2af96aef4",
            "2024-11-22T16:43:58.107361Z",
            "Develop Memes",
            "develop-content",
            "8c65e301-7dc0-5727-879b-288a643a992b"
        ),
        new(
            "T0089",
            "8c7832cb-8877-4f54-8e05-7e6df9a3d2b4",
            "2024-11-22T16:43:58.113911Z",
            "Obtain Private Documents",
            "develop-content",
            "31254ebe-90c8-5dc6-8ee2-2f27ceb732c3"
        ),
        new(
            "T0092",
            "c4213e65-a7cc-42a5-a3a7-2d8040258625",
            "2024-11-22T16:43:58.118075Z",
            "Build Network",
            "establish-assets",
            "ef0c7e64-7702-5624-8318-d6f2d592433b"
        ),
        new(
            "T0098.001",
            "e0f07568-5a2b-429d-94b9-b1ff3c17adea",
            "2024-11-22T16:43:58.143152Z",
            "Create Inauthentic News Sites",
            "establish-legitimacy",
            "b9dceeab-f5d8-50ae-ad8a-365d77fc4a3d"
        ),
        new(
            "T0114.001",
            "35444e68-bb94-44ad-aecf-fff893f3d0ca",
            "2024-11-22T16:43:58.151121Z",
            "Social Media",
            "deliver-content",
            "9c655aa6-1474-5ab9-8eff-519df00fe41b"
        ),
        new(
            "T0118",
            "836e9eef-b446-4f68-805f-0f10116d6e7f",
            "2024-11-22T16:43:58.159747Z",
            "Amplify Existing Narrative",
            "maximise-exposure",
            "69fe11a4-89b8-5c78-8872-7f7bc7a870f1"
        ),
        new(
            "T0119",
            "872f0dc3-202e-4e9a-a4fc-0457252aecae",
            "2024-11-22T16:43:58.160448Z",
            "Cross-Posting",
            "maximise-exposure",
            "324248a7-3a0c-5689-8f0e-770d6d6f2dd7"
        ),
        new(
            "T0126",
            "0a77a75a-09e7-44bf-927c-5e66a138862b",
            "2024-11-22T16:43:58.181415Z",
            "Encourage Attendance at Events",
            "drive-offline-activity",
            "cf67a0f0-ae79-59bb-afe2-1eda9f99e8e4"
        ),
        new(
            "T0128.005",
            "5bca3084-f5b0-48a8-934c-7f2c03bfd2c3",
            "2024-11-22T16:43:58.195808Z",
            "Change Names of Information Assets",
            "persist-in-the-information-environment",
            "234c3805-31b1-585b-8c39-94c35315860d"
        ),
        new(
            "T0129.007",
            "deb9a225-0803-4a1f-b37b-3a10c3e7ca79",
            "2024-11-22T16:43:58.202517Z",
            "Delete Accounts/Account Activity",
            "persist-in-the-information-environment",
            "abf940cd-1f31-5ca7-a2ef-2714c54a3c2a"
        ),
        new(
            "T0130",
            "82f29899-fd06-43ef-b4d6-fc511d0fa425",
            "2024-11-22T16:43:58.204787Z",
            "Conceal Infrastructure",
            "persist-in-the-information-environment",
            "e19140c7-5296-574a-8350-5b1d5be04630"
        ),
        new(
            "T0130.001",
            "a09594d3-c930-451a-8eb6-7e2d748618bb",
            "2024-11-22T16:43:58.206047Z",
            "Conceal Sponsorship",
            "persist-in-the-information-environment",
            "bd222921-2ce7-5198-aebe-794cbc81b5db"
        ),
        new(
            "T0130.005",
            "8b991b67-9df8-42e7-b11a-5ed1bc41c5a5",
            "2024-11-22T16:43:58.208258Z",
            "Obfuscate Payment",
            "persist-in-the-information-environment",
            "97c3035f-9c01-51a9-8f00-0b28b12d89bd"
        ),
        new(
            "T0143.002",
            "75d11cd8-2f92-4d73-97c5-27356c8a2758",
            "2024-11-22T16:43:58.220194Z",
            "Fabricated Persona",
            "establish-legitimacy",
            ""
        ),
        new(
            "T0143.003",
            "2295615a-89ad-4f5b-b8ed-e70245a6d209",
            "2024-11-22T16:43:58.220405Z",
            "Impersonated Persona",
            "establish-legitimacy",
            ""
        ),
        new(
            "T0144.002",
            "57c27a31-54ea-47e7-80f1-f04e502de44f",
            "2024-11-22T16:43:58.221357Z",
            "Persona Template",
            "establish-legitimacy",
            ""
        ),
        new("T0146", "25bb6f16-eabe-4d13-a984-fa9f0cef7515", "2024-11-22T16:43:58.223416Z", "Account Asset", "establish-assets", ""),
        new(
            "T0146.005",
            "f990c72c-56e5-4556-ac11-072f6f88d267",
            "2024-11-22T16:43:58.224572Z",
            "Lookalike Account ID",
            "establish-assets",
            ""
        ),
        new(
            "T0146.007",
            "7e85d897-f480-4118-b571-556f4f99edd4",
            "2024-11-22T16:43:58.224981Z",
            "Automated Account Asset",
            "establish-assets",
            ""
        ),
        new("T0149.001", "90ea0d22-6c90-42b9-b1b6-15523695888b", "2024-11-22T16:43:58.232665Z", "Domain Asset", "establish-assets", ""),
        new("T0149.003", "0a889b39-59db-4d70-b811-c1bff9689909", "2024-11-22T16:43:58.233656Z", "Lookalike Domain", "establish-assets", ""),
        new("T0149.005", "3d541e3c-fdb7-4fa3-9b58-8ca9ba9d7d22", "2024-11-22T16:43:58.234634Z", "Server Asset", "establish-assets", ""),
        new("T0150.004", "405aa0e6-2297-4c39-b285-17c31190b195", "2024-11-22T16:43:58.239312Z", "Repurposed Asset", "establish-assets", ""),
        new(
            "T0151.002",
            "f9698751-585a-434b-aea4-eb8990aea4dd",
            "2024-11-22T16:43:58.241948Z",
            "Online Community Group",
            "select-channels-and-affordances",
            ""
        ),
    ];

    /// <summary>The technique of an id. One that the table lacks keeps its id as title and has a STIX id of ours.</summary>
    internal static DisarmTechnique Of(string external) =>
        All.FirstOrDefault(t => t.External == external)
        ?? new DisarmTechnique(external, NamedUuid.Of(NamedUuid.Own, "disarm:" + external).ToString(), "", external, "", "");
}
