namespace Exhibit.Cli;

/// <summary>
/// Holds the verifier to a fixed heap, so that a hostile dossier cannot take a machine down: more is an out-of-memory fault,
/// which verify answers like every other fault. With --sources the whole protocol runs, which may need more.
/// </summary>
internal static class VerifierMemory
{
    /// <summary>Most that the heap may take: 4 GiB.</summary>
    internal const long Most = 4L << 30;

    /// <summary>Holds this process, if it is to verify and is not held tighter from outside.</summary>
    internal static void Hold(string[] args)
    {
        if (args is ["verify", ..] && !args.Contains("--sources") && GC.GetGCMemoryInfo().TotalAvailableMemoryBytes > Most)
        {
            AppContext.SetData("GCHeapHardLimit", (ulong)Most);
            GC.RefreshMemoryLimit();
        }
    }
}
