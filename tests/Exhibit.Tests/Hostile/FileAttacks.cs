using System.Diagnostics;
using Exhibit.Readers;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Hostile;

/// <summary>What is no file, where a file is expected. Each would wait or read for ever if it were opened.</summary>
internal static class FileAttacks
{
    private const string Good = Lab.Header + "sim_a,some words,2024-01-01T00:00:00Z,\n";

    internal static IReadOnlyList<Attack> All { get; } =
    [
        new(
            "pipe-as-input",
            "A named pipe that nobody writes to, as input.",
            "Refused before it is opened; told to write it to a file.",
            lab => Assert.Contains("a pipe or a device", Lab.Fault(Pipe(lab, "x.csv")), StringComparison.Ordinal)
        ),
        new(
            "pipe-packed",
            "Named pipes that end in .gz, .zst and .zip.",
            "Refused likewise.",
            lab =>
            {
                foreach (var ending in new[] { "gz", "zst", "zip" })
                {
                    Assert.Contains("a pipe or a device", Lab.Fault(Pipe(lab, "x.csv." + ending)), StringComparison.Ordinal);
                }
            }
        ),
        new(
            "pipe-in-a-folder",
            "A named pipe among the files of a folder.",
            "Refused by name; no file is left out in silence.",
            lab =>
            {
                lab.Write("data/good.csv", Good);
                var pipe = Pipe(lab, "data/pipe.csv");
                Assert.Contains($"'{pipe}' is empty, or is a pipe", Lab.Fault(lab.At("data")), StringComparison.Ordinal);
            }
        ),
        new(
            "pipe-beside",
            "Named pipes as capture.yaml and authors.csv beside the data.",
            "Refused by name.",
            lab =>
            {
                lab.Write("one/good.csv", Good);
                Pipe(lab, "one/capture.yaml");
                Assert.Contains("capture.yaml' is empty, or is a pipe", lab.Investigate(lab.At("one")).Error, StringComparison.Ordinal);
                lab.Write("two/sim.csv", File.ReadAllText(Fixture.Path("ira-by-author.csv")));
                Pipe(lab, "two/authors.csv");
                Assert.Contains("authors.csv' is empty, or is a pipe", lab.Investigate(lab.At("two")).Error, StringComparison.Ordinal);
            }
        ),
        new(
            "pipe-as-article",
            "A named pipe given to exhibit articles.",
            "Refused: no words.",
            lab =>
                Assert.Contains(
                    "holds no words, or is no file",
                    Cli.Shell.Run("articles", lab.Write("a.txt", "some words"), Pipe(lab, "b.txt")).Error,
                    StringComparison.Ordinal
                )
        ),
        new(
            "endless-device",
            "/dev/zero, or a link to it, as input.",
            "Refused before it is opened.",
            lab =>
            {
                if (OperatingSystem.IsWindows())
                {
                    Need.Absent("there is no /dev/zero");
                }

                File.CreateSymbolicLink(lab.At("x.csv"), "/dev/zero");
                Assert.Contains("a pipe or a device", Lab.Fault(lab.At("x.csv")), StringComparison.Ordinal);
                Assert.Contains("a pipe or a device", Lab.Fault("/dev/zero"), StringComparison.Ordinal);
            }
        ),
        new(
            "changing-behind-a-link",
            "A link as input, whose file is changed while it is read.",
            "The file is watched, not the link: the run is refused.",
            lab =>
            {
                var file = lab.Write("elsewhere.csv", Good + Good[Lab.Header.Length..]);
                File.CreateSymbolicLink(lab.At("link.csv"), file);
                var source = new PostSource(Catalog.Readers, new ReaderOptions());
                var fault = Assert.Throws<InputException>(() =>
                {
                    foreach (var record in source.Read([lab.At("link.csv")]))
                    {
                        if (record.Post!.Provenance.Row == 1)
                        {
                            File.AppendAllText(file, "late,words,2024-01-01T00:00:00Z,\n");
                        }
                    }
                });
                Assert.Contains("link.csv changed while it was read", fault.Message, StringComparison.Ordinal);
            }
        ),
    ];

    private static string Pipe(Lab lab, string name)
    {
        if (OperatingSystem.IsWindows())
        {
            Need.Absent("named pipes are no files here");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(lab.At(name))!);
        using var made = Process.Start("mkfifo", [lab.At(name)]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        return lab.At(name);
    }
}
