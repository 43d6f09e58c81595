using Exhibit.Cli;

namespace Exhibit.Tests.Cli;

public sealed class RunMemoryTest
{
    [Theory]
    // Room for 400: a third of it.
    [InlineData(600, 500, 133)]
    // Room for 100: a sixteenth of the limit all the same.
    [InlineData(900, 800, 62)]
    // No room: collecting at every sixteenth would take the whole time.
    [InlineData(960, 800, 200)]
    [InlineData(1_500, 1_200, 300)]
    // No room, and little of it garbage's doing.
    [InlineData(990, 100, 62)]
    public void TheLessRoomTheOftenerGarbageIsCollectedUntilThereIsNone(long resident, long needed, long expected) =>
        Assert.Equal(expected, RunMemory.Garbage(1_000, resident, needed));
}
