using Exhibit.Cli;

namespace Exhibit.Tests.Support;

/// <summary>The case of <see cref="GroupWorld"/> and its dossier, signed with the key of <see cref="SmallDossier"/>, made once a test run.</summary>
internal static class GroupDossier
{
    private static readonly Lazy<TempCase> Run = new(() => new TempCase(new AnalysisOptions { Threads = 2 }, GroupWorld.File()));

    private static readonly Lazy<(string Folder, string Zip)> Made = new(() =>
        Sealing.Run(Run.Value.Path, SmallDossier.PseudonymKey(), "", [SmallDossier.Key], 2, null, default)
    );

    internal static TempCase Case => Run.Value;

    internal static string Folder => Made.Value.Folder;

    internal static string Zip => Made.Value.Zip;
}
