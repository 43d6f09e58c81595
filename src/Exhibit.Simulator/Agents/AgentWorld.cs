using System.Globalization;
using Exhibit.Simulator.Output;
using Exhibit.Simulator.Words;

namespace Exhibit.Simulator.Agents;

/// <summary>
/// The second generator: agents with feeds, attention and habits in an event-driven simulation. It shares the word list,
/// the columns and the row writer with the first and no way of drawing anything, so that each can check the other.
/// </summary>
public static class AgentWorld
{
    /// <summary>Writes posts.csv and labels.csv into a folder, which is made where absent.</summary>
    /// <exception cref="ArgumentException">The options have faults; all are named.</exception>
    public static void Write(string folder, AgentWorldOptions options)
    {
        var faults = options.Validate();
        if (faults.Count > 0)
        {
            throw new ArgumentException($"This world cannot be made: {string.Join(' ', faults)}", nameof(options));
        }

        Directory.CreateDirectory(folder);
        var simulation = new Simulation(options);
        using (var file = File.Create(Path.Combine(folder, World.PostsFile)))
        using (var rows = new RowWriter(file))
        {
            rows.Raw(PostCsvWriter.Header);
            rows.End();
            foreach (var post in simulation.Run())
            {
                Write(rows, post);
            }
        }

        using var labels = File.Create(Path.Combine(folder, World.LabelsFile));
        using var labelRows = new RowWriter(labels);
        labelRows.Raw(CsvSink.LabelHeader);
        labelRows.End();
        foreach (var agent in simulation.Agents)
        {
            var group = agent.Group < 0 ? null : AgentGroup.All[agent.Group];
            labelRows.Raw(Id(agent.Index));
            labelRows.Field(group is null ? "ordinary" : "innocent-group");
            labelRows.Field(group is null ? "" : $"{group.Kind}-1");
            labelRows.Field(group?.Kind ?? "");
            labelRows.Field("true");
            labelRows.Field(group?.Explanations ?? "");
            labelRows.End();
        }
    }

    private static string Id(int agent) => string.Create(CultureInfo.InvariantCulture, $"sim-{agent + 1:D6}");

    private static string Number(int post) => string.Create(CultureInfo.InvariantCulture, $"sim-post-{post:D9}");

    private static string Stamp(long timeMs) =>
        DateTime.UnixEpoch.AddMilliseconds(timeMs).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Write(RowWriter rows, AgentPost post)
    {
        var item = post.Item;
        rows.Raw("sim");
        rows.Field(Id(post.Agent));
        rows.Field(
            string.Create(CultureInfo.InvariantCulture, $"sim-{WordList.All[post.Agent * 7 % WordList.All.Length]}-{post.Agent + 1}")
        );
        rows.Field(Number(post.Number));
        rows.Field(Stamp(post.TimeMs));
        rows.Field(item.Text);
        rows.Field(item.Url);
        rows.Field(item.Tag);
        rows.Field(post.Repost ? Number(item.Post) : "");
        rows.Field(post.Repost ? Id(item.Author) : "");
        rows.Field(post.Repost ? Stamp(item.TimeMs) : "");
        rows.Field("");
        rows.Field("");
        rows.Field("");
        rows.Field(post.Client);
        rows.End();
    }
}
