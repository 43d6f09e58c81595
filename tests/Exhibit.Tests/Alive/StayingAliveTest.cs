using Exhibit.Benchmarks.Robustness;
using Exhibit.Cli;
using Exhibit.Readers;
using Exhibit.Stores;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Alive;

/// <summary>What happens when the machine does not play along. The long form is `benchmarks … -- kill --runs 500`.</summary>
public sealed class StayingAliveTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-alive-").FullName;

    [Fact]
    public void KilledInEveryStageTheOldCaseStandsOrTheNewOneIsWhole()
    {
        using var runs = new KilledRuns(Path.Combine(AppContext.BaseDirectory, "Exhibit.Benchmarks.dll"), seed: 7);
        var ends = runs.Run(KilledRuns.Stages.Count);
        Assert.All(
            KilledRuns.Stages,
            stage => Assert.Equal(1, ends.Where(e => e.Key.StartsWith(stage + ":", StringComparison.Ordinal)).Sum(e => e.Value))
        );
    }

    [Fact]
    public void AFullDiskLeavesTheOldCaseAndSaysWhatToDo()
    {
        using var disk = new SmallDisk(4);
        var (good, big) = (Posts("good.csv", 50), Posts("big.csv", 60_000));
        var path = disk.At("case");
        Assert.Equal(0, Run("investigate", good, "--case", path, "--no-controls").Code);
        var before = File.ReadAllBytes(Path.Combine(path, "accounts.csv"));
        var (code, error) = Run("investigate", big, "--case", path, "--no-controls");
        Assert.Equal(ExitCodes.Case, code);
        Assert.Contains("Free space or choose another folder", error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(path, "accounts.csv")));
        Assert.Equal(["case"], Directory.EnumerateFileSystemEntries(disk.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void AFolderThatMayNotBeWrittenIsNamed()
    {
        // A file where a folder must be made: refused for everybody, root included.
        File.WriteAllText(Path.Combine(folder, "file"), "");
        var (code, error) = Run("investigate", Posts("x.csv", 5), "--case", Path.Combine(folder, "file", "case"));
        Assert.Equal(ExitCodes.Case, code);
        Assert.Contains("cannot be written", error, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows() && Environment.UserName != "root")
        {
            var locked = Directory.CreateDirectory(Path.Combine(folder, "locked")).FullName;
            File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            Assert.Contains(
                "cannot be written",
                Run("investigate", Posts("x.csv", 5), "--case", Path.Combine(locked, "case")).Error,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void ADiskThatIsReadOnlyIsNamed()
    {
        using var disk = new SmallDisk(4);
        var path = disk.At("case");
        Assert.Equal(0, Run("investigate", Posts("good.csv", 50), "--case", path, "--no-controls").Code);
        var before = File.ReadAllBytes(Path.Combine(path, "accounts.csv"));
        disk.MakeReadOnly();
        var (code, error) = Run("investigate", Posts("more.csv", 60), "--case", path, "--no-controls");
        Assert.Equal(ExitCodes.Case, code);
        Assert.Contains("Choose a folder on a disk you may write to", error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(path, "accounts.csv")));
    }

    [Fact]
    public void AFileThatChangesWhileItIsReadIsRefused()
    {
        var path = Posts("x.csv", 500);
        var source = new PostSource(Catalog.Readers, new ReaderOptions());
        var fault = Assert.Throws<InputException>(() =>
        {
            foreach (var record in source.Read([path]))
            {
                if (record.Post!.Provenance.Row == 5)
                {
                    File.AppendAllText(path, "late,words,2024-01-01T00:00:00Z\n");
                }
            }
        });
        Assert.Contains("x.csv changed while it was read", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatVanishesWhileItIsReadIsRefused()
    {
        var path = Posts("x.csv", 500);
        var source = new PostSource(Catalog.Readers, new ReaderOptions());
        Assert.Contains(
            "changed while it was read",
            Assert
                .Throws<InputException>(() =>
                {
                    foreach (var _ in source.Read([path]))
                    {
                        File.Delete(path);
                    }
                })
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void TwoRunsOnOneCase()
    {
        var path = Path.Combine(folder, "case");
        using var first = CaseFolder.Begin(path);
        var (code, error) = Run("investigate", Posts("x.csv", 5), "--case", path);
        Assert.Equal(ExitCodes.Case, code);
        Assert.Contains("Another run is writing", error, StringComparison.Ordinal);
    }

    [Fact]
    public void AClockThatJumpsChangesNothingButTheTimings()
    {
        var path = Posts("x.csv", 500);
        CaseOf(TimeProvider.System, path, out var straight);
        CaseOf(new JumpingClock(), path, out var jumping);
        Assert.Equal(straight, jumping);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void CaseOf(TimeProvider clock, string path, out (long, int, int) result)
    {
        using var store = new Exhibit.Stores.DuckDb.DuckDbPostStore(Path.Combine(folder, Guid.NewGuid() + ".duckdb"));
        using var rejected = new Exhibit.Export.RejectedCsv(Path.Combine(folder, "rejected.csv"));
        var made = new Analysis(new AnalysisOptions { Controls = false, Threads = 1 }, store, rejected, clock).Run(
            [path],
            TestContext.Current.CancellationToken
        );
        result = (made.Counts.RowsRead, made.Edges.Count, made.Accounts.Count);
    }

    private static (int Code, string Error) Run(params string[] args)
    {
        var error = new StringWriter { NewLine = "\n" };
        return (CommandLine.Run(args, TextWriter.Null, error), error.ToString());
    }

    private string Posts(string name, int rows)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(
            path,
            "user_id,text,created_at\n"
                + string.Concat(
                    Enumerable
                        .Range(0, rows)
                        .Select(i =>
                            FormattableString.Invariant(
                                $"sim{i},words of the text {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(i)))},2024-01-01T{i / 3600 % 24:00}:{i / 60 % 60:00}:{i % 60:00}Z\n"
                            )
                        )
                )
        );
        return path;
    }

    private sealed class JumpingClock : TimeProvider
    {
        private long at;

        public override long GetTimestamp() => at = at > 0 ? -1_000_000_000_000 : 1_000_000_000_000;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp() & long.MaxValue >> 8);
    }
}
