namespace Exhibit.Export.Report;

/// <summary>Colours that people with any colour vision tell apart (Okabe and Ito 2008), one a community, repeated after eight; the number says which.</summary>
internal static class Palette
{
    private static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#B8860B", "#56B4E9", "#7A5195", "#5B5B5B"];

    internal static string Of(int community) => community == 0 ? "#9a9a9a" : Colours[(community - 1) % Colours.Length];

    /// <summary>Ink that stands out from the community's colour at a contrast of 4.5 to 1 or more.</summary>
    internal static string InkOn(int community) => Of(community) is "#0072B2" or "#7A5195" or "#5B5B5B" ? "#ffffff" : "#000000";
}
