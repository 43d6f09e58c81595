using Exhibit.Model;
using Exhibit.Signals;

namespace Exhibit.Tests.Signals.Identity;

/// <summary>Puts accounts into communities by hand, as if edges had selected them.</summary>
internal static class Lots
{
    internal static SignalData With(SignalData data, params int[][] communities)
    {
        foreach (var account in data.Accounts)
        {
            account.Community = 0;
        }

        var made = new List<Community>();
        foreach (var members in communities)
        {
            made.Add(
                new Community
                {
                    Number = made.Count + 1,
                    Accounts = members,
                    Edges = 0,
                    Density = 0,
                    Tier = Tier.Indicated,
                    Component = made.Count + 1,
                    Stability = 1,
                    FirstSeen = 0,
                    LastSeen = 0,
                }
            );
            foreach (var member in members)
            {
                data.Accounts[member].Community = made.Count;
            }
        }

        return new SignalData(data.Accounts, made, [], data.Store)
        {
            Side = data.Side,
            Cutoff = 1,
            Precision = data.Precision,
        };
    }

    /// <summary>Groups of ten of these accounts, by lot.</summary>
    internal static int[][] OfTen(IEnumerable<int> accounts, ulong seed)
    {
        int[] order = [.. accounts];
        var random = new Exhibit.Coordination.SplitMix64(seed);
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return [.. order.Chunk(10).Where(c => c.Length == 10)];
    }

    /// <summary>What a statistic says.</summary>
    internal static string Says(this Observation observation, string name) =>
        Convert.ToString(observation.Statistic.First(s => s.Key == name).Value, System.Globalization.CultureInfo.InvariantCulture)!;
}
