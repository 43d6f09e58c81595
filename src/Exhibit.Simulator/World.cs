using System.Runtime.InteropServices;
using Exhibit.Simulator.Cascades;
using Exhibit.Simulator.Output;

namespace Exhibit.Simulator;

/// <summary>Makes worlds. One thread, one pass, memory for the accounts and the groups only: a hundred million posts are a matter of time.</summary>
public static class World
{
    /// <summary>Name of the file of posts.</summary>
    public const string PostsFile = "posts.csv";

    /// <summary>Name of the file of labels, which the analysis never reads.</summary>
    public const string LabelsFile = "labels.csv";

    /// <summary>
    /// Hands a world to a sink: own posts account by account, then ordinary objects source by source (each original, then
    /// its shares by time), then what groups publish; at last the labels by account id. The order of rows says nothing.
    /// </summary>
    /// <exception cref="ArgumentException">The options have faults; all are named.</exception>
    public static void Generate(WorldOptions options, IWorldSink sink)
    {
        var faults = options.Validate();
        if (faults.Count > 0)
        {
            throw new ArgumentException($"This world cannot be made: {string.Join(' ', faults)}", nameof(options));
        }

        var plan = new WorldPlan(options);
        sink.Begin(plan.Names);
        var post = new SimPost();
        for (var account = 0; account < plan.People.Count; account++)
        {
            plan.Own.Write(account, post, sink);
        }

        var writer = new CascadeWriter(plan, sink) { Number = plan.Own.Count };
        var joins = CollectionsMarshal.AsSpan(plan.Joins);
        for (long number = 0; number < plan.Objects.Count; number++)
        {
            var mine = 0;
            while (mine < joins.Length && joins[mine].Object == number)
            {
                mine++;
            }

            writer.Write(number, joins[..mine]);
            joins = joins[mine..];
        }

        for (var i = 0; i < plan.Posts.Count; i++)
        {
            writer.Write(plan.Posts[i], i);
        }

        if (plan.Pictures.Count > 0)
        {
            plan.Tables[PictureBook.File] = PictureBook.Table(plan.Pictures);
        }

        foreach (var table in plan.Tables.Values)
        {
            sink.Table(table);
        }

        foreach (var account in plan.Names.ByNumber())
        {
            sink.Label(plan.Label(account));
        }
    }

    /// <summary>
    /// Writes posts.csv, labels.csv and the side files of the campaigns that have one (ads.csv, events.csv, profiles.csv, places.csv, avatars.csv, media.csv, entities.csv, infrastructure.csv) into a folder,
    /// which is made where absent; files of these names are replaced.
    /// </summary>
    /// <exception cref="ArgumentException">The options have faults; all are named.</exception>
    public static void Write(string folder, WorldOptions options)
    {
        Directory.CreateDirectory(folder);
        using var posts = File.Create(Path.Combine(folder, PostsFile));
        using var labels = File.Create(Path.Combine(folder, LabelsFile));
        using var sink = new CsvSink(folder, posts, labels, options);
        Generate(options, sink);
    }
}
