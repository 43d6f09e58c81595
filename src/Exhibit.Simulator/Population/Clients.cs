namespace Exhibit.Simulator.Population;

/// <summary>The programs that posts are sent with.</summary>
internal static class Clients
{
    internal const byte Web = 0;
    internal const byte Phone = 1;
    internal const byte Tablet = 2;
    internal const byte Scheduler = 3;
    internal const byte Bot = 4;
    internal const byte Desk = 5;

    private static readonly string[] Names = ["sim-web", "sim-phone", "sim-tablet", "sim-scheduler", "sim-bot", "sim-desk"];

    /// <summary>The name as it stands in the client column.</summary>
    internal static string Name(byte client) => Names[client];
}
