using System.Diagnostics;

namespace Exhibit.Tests.Support;

/// <summary>A disk of a few megabytes, to be filled or made read-only. Only root on Linux can mount one; elsewhere the test is skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("exhibit-disk-").FullName;

    internal SmallDisk(int megabytes)
    {
        Path = Directory.CreateDirectory(System.IO.Path.Combine(parent, "disk")).FullName;
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            Need.Absent("a small disk can only be mounted by root on Linux");
        }

        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Path) != 0)
        {
            Need.Absent("a small disk cannot be mounted here");
        }
    }

    internal string Path { get; }

    /// <summary>Writes until nothing more can be written.</summary>
    internal void Fill()
    {
        var block = new byte[4_096];
        try
        {
            using var stream = new FileStream(At("filler"), FileMode.Create, FileAccess.Write, FileShare.None, 1);
            while (true)
            {
                stream.Write(block);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>From here on it can only be read.</summary>
    internal void MakeReadOnly() => Assert.Equal(0, Run("mount", "-o", "remount,ro", Path));

    internal string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        Run("umount", "-l", Path);
        Directory.Delete(parent, recursive: true);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
