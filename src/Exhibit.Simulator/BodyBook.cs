using System.Globalization;
using Exhibit.Simulator.Randomness;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator;

/// <summary>Bodies that others may pretend to be: a name of two words and a handle of their own, listed in entities.csv.</summary>
internal sealed class BodyBook
{
    private const string File = "entities.csv";

    private readonly List<(string Name, string Handle)> bodies = [];

    /// <summary>Opens the book; the first scenario to do so has the list written.</summary>
    /// <param name="plan">The scenario's plan.</param>
    /// <param name="count">Bodies.</param>
    internal BodyBook(ScenarioPlan plan, int count)
    {
        var isNew = !plan.World.Tables.ContainsKey(File);
        var table = plan.Table(File, ["name", "handle"]);
        for (var i = 0; i < count; i++)
        {
            var random = new SimRandom(plan.Options.Seed, Purpose.Profile, -1, i);
            var (a, b) = (Filler.Word(random), Filler.Word(random));
            bodies.Add(($"Sim {ProfileBook.Capital(a)} {ProfileBook.Capital(b)}", $"sim-{a}{b}"));
            if (isNew)
            {
                table.Rows.Add([bodies[i].Name, bodies[i].Handle]);
            }
        }
    }

    /// <summary>A body by lot.</summary>
    internal (string Name, string Handle) Any(SimRandom random) => bodies[random.Below(bodies.Count)];

    /// <summary>The handle with one sign that looks like another; null where it has none.</summary>
    internal static string? Alike(string handle, SimRandom random)
    {
        (string From, string To)[] pairs = [("l", "1"), ("o", "0"), ("m", "rn"), ("i", "l"), ("w", "vv"), ("e", "3")];
        var fits = pairs.Where(p => handle.IndexOf(p.From, 4, StringComparison.Ordinal) >= 0).ToArray();
        if (fits.Length == 0)
        {
            return null;
        }

        var (from, to) = fits[random.Below(fits.Length)];
        var at = handle.IndexOf(from, 4, StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{handle[..at]}{to}{handle[(at + from.Length)..]}");
    }
}
