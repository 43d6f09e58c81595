using System.Globalization;
using Exhibit.Benchmarks.Accuracy.Report;
using Exhibit.Model;
using Exhibit.Signals;
using Exhibit.Simulator;
using Exhibit.Simulator.Campaigns;
using Exhibit.Simulator.Innocent;

namespace Exhibit.Benchmarks.Signals;

/// <summary>The signals of identity: what accounts say of themselves, their pictures, names and servers.</summary>
internal static class IdentityCells
{
    private const int Worlds = 3;
    private const double LeastBits = 8;

    /// <summary>Signals with a p, at 105 hard negatives or more.</summary>
    internal static IEnumerable<SignalsRun.Cell> All()
    {
        yield return new(
            new IdentityReuse(),
            "persona-theft",
            "notification-fans",
            SubjectKind.Community,
            w =>
                w with
                {
                    Campaigns = [.. SignalsRun.Times(4, () => new PersonaTheft())],
                    Groups = [.. SignalsRun.Times(35, () => new NotificationFans())],
                }
        );
        yield return new(
            new IdentityReuse(),
            "persona-factory",
            "newcomers",
            SubjectKind.Community,
            w =>
                w with
                {
                    Campaigns = [.. SignalsRun.Times(5, () => new PersonaFactory())],
                    Groups = [.. SignalsRun.Times(35, () => new Newcomers())],
                },
            ("profiles", "profiles.csv"),
            ("avatars", "avatars.csv")
        );
        yield return new(
            new IdentityReuse(),
            "persona-factory",
            "branch-accounts",
            SubjectKind.Community,
            w =>
                w with
                {
                    Campaigns = [.. SignalsRun.Times(5, () => new PersonaFactory())],
                    Groups = [.. SignalsRun.Times(35, () => new BranchAccounts())],
                },
            ("profiles", "profiles.csv"),
            ("avatars", "avatars.csv")
        );
        yield return new(
            new IdentityReuse(),
            "false-homes",
            "emigrants",
            SubjectKind.Community,
            w =>
                w with
                {
                    Campaigns = [.. SignalsRun.Times(5, () => new FalseHomes())],
                    Groups = [.. SignalsRun.Times(35, () => new Emigrants())],
                },
            ("profiles", "places.csv")
        )
        {
            Note = ", claimed place against hours and language",
        };
        yield return new(
            new ImageReuse(),
            "picture-pushers",
            "template-posters",
            SubjectKind.Community,
            w =>
                w with
                {
                    Campaigns = [.. SignalsRun.Times(5, () => new PicturePushers())],
                    Groups = [.. SignalsRun.Times(35, () => new TemplatePosters())],
                },
            ("media", "media.csv")
        );
        yield return new(
            new ImageReuse(),
            "picture-pushers",
            "template-posters",
            SubjectKind.Community,
            w =>
                w with
                {
                    Campaigns = [.. SignalsRun.Times(5, () => new PicturePushers())],
                    Groups = [.. SignalsRun.Times(35, () => new TemplatePosters { OfTopic = .5 })],
                },
            ("media", "media.csv")
        );
    }

    /// <summary>Signals with a rule instead of a p.</summary>
    internal static void Rules(Page page)
    {
        page.Add(
            "\nimpersonation has a rule (a look-alike handle, the shown name, a claim added, and no disclaimer); shared-infrastructure counts bits where a registrant or certificate is in common, and *cut* is the least number of bits above all but one in a hundred of the hard negative's pairs of sites:\n\n"
        );
        page.Head("signal", "behaviour", "hard negative", "cut", "power at 1 %", "behaviour called", "negatives called", "ordinary called");
        Names(page);
        Servers(page);
    }

    private static void Names(Page page)
    {
        var (impersonators, namesakes, ordinary) = ((Called: 0, All: 0), (Called: 0, All: 0), (Called: 0, All: 0));
        for (var number = 0; number < Worlds; number++)
        {
            using var world = SignalWorld.Of(
                Small(number) with
                {
                    Campaigns = [.. SignalsRun.Times(5, () => new Impersonators())],
                    Groups = [.. SignalsRun.Times(10, () => new Namesakes())],
                },
                ("entities", "entities.csv"),
                ("profiles", "profiles.csv")
            );
            var called = new Impersonation()
                .Observe(world.Data, default)
                .Observations.Where(o => o.Observed)
                .SelectMany(o => o.Accounts)
                .ToHashSet();
            foreach (var account in world.Data.Accounts)
            {
                var hit = called.Contains(account.Index) ? 1 : 0;
                switch (account.Community > 0 ? world.Kind(account.Community) : "")
                {
                    case "impersonators":
                        impersonators = (impersonators.Called + hit, impersonators.All + 1);
                        break;
                    case "namesakes":
                        namesakes = (namesakes.Called + hit, namesakes.All + 1);
                        break;
                    default:
                        ordinary = (ordinary.Called + hit, ordinary.All + 1);
                        break;
                }
            }
        }

        page.Row(
            "impersonation",
            $"impersonators ({Whole(impersonators.All)})",
            $"namesakes ({Whole(namesakes.All)})",
            "a rule",
            "a rule",
            SignalsRun.Share(impersonators.Called, impersonators.All),
            SignalsRun.Share(namesakes.Called, namesakes.All),
            SignalsRun.Share(ordinary.Called, ordinary.All)
        );
    }

    private static void Servers(Page page)
    {
        var (fronts, clients, sites) = (new List<double>(), new List<double>(), (Called: 0, All: 0));
        for (var number = 0; number < Worlds; number++)
        {
            using var world = SignalWorld.Of(
                Small(number) with
                {
                    Campaigns = [.. SignalsRun.Times(6, () => new FrontNetwork())],
                    Groups = [.. SignalsRun.Times(10, () => new AgencyClients())],
                },
                ("infrastructure", "infrastructure.csv")
            );
            var bits = new SharedInfrastructure()
                .Observe(world.Data, default)
                .Observations.ToDictionary(o => o.About, o => Score(o), StringComparer.Ordinal);
            string[] domains =
            [
                .. world
                    .Data.Side.Of("infrastructure")
                    .SelectMany(t => t.Rows.Select(r => t.Text(r, "domain")))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
            for (var i = 0; i < domains.Length; i++)
            {
                for (var j = i + 1; j < domains.Length; j++)
                {
                    var pair = bits.GetValueOrDefault($"domains {domains[i]} and {domains[j]}");
                    var (a, b) = (Owner(domains[i]), Owner(domains[j]));
                    if (a == b && a.StartsWith("front", StringComparison.Ordinal))
                    {
                        fronts.Add(pair);
                    }
                    else if (a == b && a.StartsWith("client", StringComparison.Ordinal))
                    {
                        clients.Add(pair);
                    }
                    else
                    {
                        sites = (sites.Called + (pair >= LeastBits ? 1 : 0), sites.All + 1);
                    }
                }
            }
        }

        clients.Sort();
        var cut = clients[clients.Count - 1 - (clients.Count / 100)];
        page.Row(
            "shared-infrastructure",
            $"front-network, pairs of sites ({Whole(fronts.Count)})",
            $"agency-clients, pairs of sites ({Whole(clients.Count)})",
            $"above {cut.ToString("0.0", CultureInfo.InvariantCulture)} bits",
            SignalsRun.Share(fronts.Count(b => b > cut), fronts.Count),
            SignalsRun.Share(fronts.Count(b => b >= LeastBits), fronts.Count),
            SignalsRun.Share(clients.Count(b => b >= LeastBits), clients.Count),
            SignalsRun.Share(sites.Called, sites.All)
        );
    }

    // Bits where a registrant or certificate is among them: the rule of the signal.
    private static double Score(Observation o)
    {
        var kinds = ((string)o.Statistic.First(s => s.Key == "kinds").Value).Split(' ');
        return kinds.Any(k => k is "registrant" or "certificate") ? (double)o.Statistic.First(s => s.Key == "bits").Value : 0;
    }

    // "sim-front-123004.invalid" is the fifth site of the network 123; ordinary sites have no owner in common.
    private static string Owner(string domain)
    {
        var parts = domain.Split('-', '.');
        return parts[1] == "site" ? domain : $"{parts[1]} {parts[2][..^3]}";
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static WorldOptions Small(int number) =>
        new()
        {
            Seed = (ulong)(60_000 + number),
            Accounts = 1_000,
            Posts = 10_000,
        };
}
