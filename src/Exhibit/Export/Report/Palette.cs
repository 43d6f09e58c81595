using Exhibit.Model;

namespace Exhibit.Export.Report;

/// <summary>Colours that people with any colour vision tell apart (Okabe and Ito 2008), one a community; eight, so they repeat, and the number says which.</summary>
internal static class Palette
{
    private static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#B8860B", "#56B4E9", "#7A5195", "#5B5B5B"];

    internal static string Of(int community) => community == 0 ? "#9a9a9a" : Colours[(community - 1) % Colours.Length];

    /// <summary>For every community's number the colour to give to <see cref="Of"/>: its own, or the next that no community joined to it has.</summary>
    internal static int[] Assign(CaseResult result) =>
        Assign(
            result.Communities.Count,
            result
                .Edges.Where(e => e.Tier != Tier.None)
                .Select(e => (result.Accounts[e.A].Community, result.Accounts[e.B].Community))
                .Where(j => j.Item1 > 0 && j.Item2 > 0)
        );

    /// <summary>The same for numbered communities and which of them are joined.</summary>
    internal static int[] Assign(int communities, IEnumerable<(int A, int B)> joined)
    {
        var before = joined.Where(j => j.A != j.B).ToLookup(j => Math.Max(j.A, j.B), j => Math.Min(j.A, j.B));
        var colour = new int[communities + 1];
        for (var community = 1; community <= communities; community++)
        {
            var taken = before[community].Select(c => (colour[c] - 1) % Colours.Length).ToHashSet();
            var shift = Enumerable.Range(0, Colours.Length).FirstOrDefault(i => !taken.Contains((community - 1 + i) % Colours.Length));
            colour[community] = community + shift;
        }

        return colour;
    }

    /// <summary>Ink that stands out from the community's colour at a contrast of 4.5 to 1 or more.</summary>
    internal static string InkOn(int community) => Of(community) is "#0072B2" or "#7A5195" or "#5B5B5B" ? "#ffffff" : "#000000";
}
