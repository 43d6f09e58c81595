namespace Exhibit.Simulator.Output;

/// <summary>Takes a world as it comes into being.</summary>
public interface IWorldSink
{
    /// <summary>Called once, before all posts.</summary>
    /// <param name="names">The accounts' ids and handles.</param>
    void Begin(NameBook names);

    /// <summary>One post. The object is reused.</summary>
    void Post(SimPost post);

    /// <summary>One side file; after all posts.</summary>
    void Table(SideTable table);

    /// <summary>One account's label; after all posts, every account once, in the order of the ids.</summary>
    void Label(in SimLabel label);
}
