using System.IO.Compression;
using Exhibit.Evidence;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Evidence;

public sealed class CanonicalZipTest
{
    [Fact]
    public void OrdinaryToolsReadIt()
    {
        using var zip = ZipFile.OpenRead(SmallDossier.Zip);
        using var folder = new FolderPackage(SmallDossier.Folder);
        Assert.Equal(folder.Files, zip.Entries.Select(e => e.FullName["dossier/".Length..]));
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            Assert.Equal(folder.Read(entry.FullName["dossier/".Length..]), memory.ToArray());
        }
    }

    [Fact]
    public void WritingWhatWasReadGivesTheSameBytes()
    {
        using var package = ZipPackage.Open(File.OpenRead(SmallDossier.Zip), "x");
        using var again = new MemoryStream();
        CanonicalZip.Write(package, again);
        Assert.Equal(File.ReadAllBytes(SmallDossier.Zip), again.ToArray());
    }
}
