namespace Exhibit.Simulator.Agents;

/// <summary>Brings the agents into being: interests, days, and who follows whom by growth with preferential attachment.</summary>
internal static class Society
{
    private static readonly Quantiles Pace = new(.15, .3, .6, 1, 1.8, 4, 12);
    private static readonly Quantiles Generosity = new(.002, .008, .03, .07, .14, .3, .6);
    private static readonly Quantiles Talk = new(0, .002, .008, .02, .05, .12, .3);
    private static readonly Quantiles Follows = new(5, 9, 18, 30, 50, 110, 220);

    internal static Agent[] Make(AgentWorldOptions options, Pcg random)
    {
        var groups = options.Groups ? AgentGroup.All : [];
        var agents = new Agent[options.Agents + groups.Sum(g => g.Size)];

        // The places of the groups' members are drawn, so that neither the age nor the place of an account tells.
        var places = Enumerable.Range(20, agents.Length - 20).ToArray();
        for (var i = places.Length - 1; i > 0; i--)
        {
            var j = random.Pick(i + 1);
            (places[i], places[j]) = (places[j], places[i]);
        }

        var member = new Dictionary<int, int>();
        var next = 0;
        for (var g = 0; g < groups.Count; g++)
        {
            for (var i = 0; i < groups[g].Size; i++)
            {
                member[places[next++]] = g;
            }
        }

        // Every topic has its part of the day; people keep to it or not.
        var mornings = Enumerable.Range(0, options.Topics).Select(_ => random.Pick(24)).ToArray();
        var hubs = new HashSet<int>();
        var attached = new List<int>();
        for (var i = 0; i < agents.Length; i++)
        {
            var group = member.GetValueOrDefault(i, -1);
            var habit = group < 0 ? AgentHabit.None : groups[group].Habit;
            var hub = habit == AgentHabit.HubReader && hubs.Add(group);
            agents[i] = Born(i, random, options.Topics, mornings, hub);
            (agents[i].Habit, agents[i].Group) = (hub ? AgentHabit.None : habit, group);
            Follow(agents, i, (int)Follows.Draw(random) * (hub ? 3 : 1), attached, random);
        }

        return agents;
    }

    private static Agent Born(int index, Pcg random, int topics, int[] mornings, bool hub)
    {
        var interests = new[] { random.Pick(topics), random.Pick(topics), random.Pick(topics) }.Distinct().ToArray();
        var wakes = ((random.Flip(.75) ? mornings[interests[0]] : random.Pick(24)) * 60) + random.Pick(150);
        return new Agent
        {
            Index = index,
            Interests = interests,
            Wakes = wakes % 1_440 * 60_000L,
            Up = (840 + random.Pick(240)) * 60_000L,
            Pace = hub ? .25 : Pace.Draw(random),
            Generosity = hub ? .4 : Generosity.Draw(random),
            Talk = Talk.Draw(random),
        };
    }

    // Whom a newcomer follows: an entry of the list of all followings so far (the followed are followed), kept if it fits.
    private static void Follow(Agent[] agents, int newcomer, int count, List<int> attached, Pcg random)
    {
        for (var left = Math.Min(count, newcomer); left > 0; left--)
        {
            for (var tries = 0; tries < 8; tries++)
            {
                var other = attached.Count > 0 && random.Flip(.7) ? attached[random.Pick(attached.Count)] : random.Pick(newcomer);
                var fits = agents[newcomer].Interests.Intersect(agents[other].Interests).Any();
                if (
                    (fits || random.Flip(.12))
                    && !agents[other].Followers.Contains(newcomer)
                    && agents[other].Habit != AgentHabit.ChatCircle
                )
                {
                    agents[other].Followers.Add(newcomer);
                    if (random.Flip(.05))
                    {
                        agents[other].Bells.Add(newcomer);
                    }

                    attached.Add(other);
                    break;
                }
            }
        }
    }
}
