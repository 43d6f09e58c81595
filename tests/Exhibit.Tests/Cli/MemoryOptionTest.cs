using Exhibit.Cli.Commands;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Cli;

public sealed class MemoryOptionTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-memory-").FullName;

    [Theory]
    [InlineData("1")]
    [InlineData("GB")]
    [InlineData("-1GB")]
    [InlineData("1,5GB")]
    public void ASizeHasANumberAndAUnit(string size)
    {
        var (_, _, error) = Shell.Run("investigate", SmallWorld.File(), "--case", Path.Combine(folder, "a"), "--memory", size);
        Assert.Contains($"--memory is '{size}'. Expected a size such as 1GB or 800MB.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void TooLittleIsSaidBeforeReading()
    {
        var (code, _, error) = Shell.Run("investigate", SmallWorld.File(), "--case", Path.Combine(folder, "b"), "--memory", "10MB");
        Assert.NotEqual(0, code);
        Assert.Contains("--memory must be at least 256MB; found 10MB.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void ResultsDoNotDependOnIt()
    {
        var (free, tight) = (Path.Combine(folder, "free"), Path.Combine(folder, "tight"));
        Shell.Run("investigate", SmallWorld.File(), "--case", free);
        var (_, said, _) = Shell.Run("investigate", SmallWorld.File(), "--case", tight, "--memory", "0.3GB");
        Assert.Matches("Memory limit 300 MB: .*; 0 MB were written to temporary files", said);
        foreach (var name in (string[])["edges.csv", "accounts.csv", "communities.csv", "findings.jsonl"])
        {
            Assert.Equal(File.ReadAllText(Path.Combine(free, name)), File.ReadAllText(Path.Combine(tight, name)));
        }
    }

    [Fact]
    public void WhatWasNotKeptIsSaid()
    {
        Assert.StartsWith(
            "Memory limit 1,000 MB: kept, 990 MB at the peak; 2 MB",
            InvestigateCommand.Kept(1_000, 990, 2_000_000),
            StringComparison.Ordinal
        );
        Assert.StartsWith("Memory limit 300 MB: EXCEEDED", InvestigateCommand.Kept(300, 301, 0), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
