using System.IO.Compression;
using System.Text;
using Exhibit.Cli;
using Exhibit.Readers;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Hostile;

/// <summary>A folder in which one attack is tried.</summary>
internal sealed class Lab : IDisposable
{
    internal const string Header = "user_id,text,created_at,url\n";

    internal string Folder { get; } = Directory.CreateTempSubdirectory("exhibit-lab-").FullName;

    internal string At(string name) => Path.Combine(Folder, name);

    internal string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    internal string Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), content);
        return At(name);
    }

    internal string Zip(string name, params (string Entry, string Content)[] entries)
    {
        using var zip = ZipFile.Open(At(name), ZipArchiveMode.Create);
        foreach (var (entry, content) in entries)
        {
            using var stream = zip.CreateEntry(entry).Open();
            stream.Write(Encoding.UTF8.GetBytes(content));
        }

        return At(name);
    }

    /// <summary>An input that a fuzzer found.</summary>
    internal static byte[] Find(string name) =>
        File.ReadAllBytes(Path.Combine(RealData.Repository, "tests", "Exhibit.Tests", "Readers", "Fuzz", "Finds", name));

    /// <summary>Reads, and returns the fault.</summary>
    internal static string Fault(string path) => Assert.Throws<InputException>(() => ReadFile.OfPath(path)).Message;

    /// <summary>Unpacks the only source, and returns the fault.</summary>
    internal static string FaultUnpacking(string path) =>
        Assert
            .Throws<InputException>(() =>
            {
                foreach (var (_, open) in InputExpander.Sources(InputExpander.Files([path])[0]))
                {
                    using var stream = open();
                    stream.CopyTo(Stream.Null);
                }
            })
            .Message;

    /// <summary>Runs investigate on the file.</summary>
    internal (int Code, string Output, string Error) Investigate(string path, params string[] more)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = CommandLine.Run(["investigate", path, "--case", At("case"), "--no-controls", .. more], output, error);
        return (code, output.ToString(), error.ToString());
    }

    internal string Case(string file) => File.ReadAllText(Path.Combine(Folder, "case", file));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
