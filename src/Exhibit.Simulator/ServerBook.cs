using System.Globalization;
using Exhibit.Simulator.Randomness;

namespace Exhibit.Simulator;

/// <summary>
/// What the domains of a world have in common, as infrastructure.csv: ordinary sites with name servers of a dozen providers,
/// addresses of which half are shared hosting, a registrant of their own or a privacy service, a certificate and an analytics
/// id of their own.
/// </summary>
internal sealed class ServerBook
{
    private const string File = "infrastructure.csv";
    private const int Ordinary = 300;

    private static readonly string[] Header = ["domain", "kind", "value"];

    private readonly ScenarioPlan plan;

    /// <summary>Opens the book; the first scenario to do so has the ordinary sites written.</summary>
    internal ServerBook(ScenarioPlan plan)
    {
        this.plan = plan;
        if (plan.World.Tables.ContainsKey(File))
        {
            return;
        }

        for (var i = 0; i < Ordinary; i++)
        {
            var random = new SimRandom(plan.Options.Seed, Purpose.Server, i);
            var domain = Name("site", i);
            Any(domain, random);
            Own(domain, "registrant", random, .3, "privacy", 4);
            Own(domain, "certificate", random, 0, "", 1);
            Own(domain, "analytics", random, 0, "", 1);
        }
    }

    /// <summary>A domain under .invalid.</summary>
    internal static string Name(string word, long number) => string.Create(CultureInfo.InvariantCulture, $"sim-{word}-{number}.invalid");

    /// <summary>A fact.</summary>
    internal void Add(string domain, string kind, string value) => plan.Table(File, Header).Rows.Add([domain, kind, value]);

    /// <summary>Name server and address as ordinary sites have them.</summary>
    internal void Any(string domain, SimRandom random)
    {
        Own(domain, "nameserver", random, 1, "provider", 12);
        Own(domain, "address", random, .5, "host", 40);
    }

    /// <summary>A value that this many share, with this chance; else one of the domain's own.</summary>
    internal void Own(string domain, string kind, SimRandom random, double common, string word, int values) =>
        Add(
            domain,
            kind,
            random.Chance(common)
                ? string.Create(CultureInfo.InvariantCulture, $"sim-{kind}-{word}-{random.Below(values)}")
                : $"sim-{kind}-of-{domain}"
        );
}
