using Exhibit.Cli;

namespace Exhibit.Tests.Cli;

public sealed class RunMemoryTest
{
    [Theory]
    // Room for 400: a third of it.
    [InlineData(600, 500, 133)]
    // Room for 100: a sixteenth of the limit all the same.
    [InlineData(900, 800, 62)]
    [InlineData(990, 800, 62)]
    // No room: collecting at every sixteenth would take the whole time.
    [InlineData(1_500, 1_200, 300)]
    // No room, and little of it garbage's doing.
    [InlineData(1_010, 100, 62)]
    public void TheLessRoomTheOftenerGarbageIsCollectedUntilThereIsNone(long resident, long needed, long expected) =>
        Assert.Equal(expected, RunMemory.Garbage(1_000, resident, needed));

    [Fact]
    public void WhoseMemoryRanOutIsSaid()
    {
        var database = new InvalidOperationException(
            "case.duckdb cannot be read: Out of Memory Error: failed to allocate data of size 16.0 MiB"
        );
        Exception[] faults = [new InsufficientMemoryException(), database, new AggregateException(new IOException("Out of Memory Error"))];
        Assert.All(faults, f => Assert.True(RunMemory.RanOut(f)));
        Assert.False(RunMemory.RanOut(new InvalidOperationException("case.duckdb cannot be read: it is damaged")));
        Assert.False(RunMemory.RanOut(new IOException("No space left on device")));
        Assert.StartsWith("the memory ran out. Accounts,", RunMemory.Said(faults[0]), StringComparison.Ordinal);
        Assert.StartsWith("the memory ran out, that is the database's share of it. ", RunMemory.Said(database), StringComparison.Ordinal);
    }
}
