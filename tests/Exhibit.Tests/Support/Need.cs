namespace Exhibit.Tests.Support;

/// <summary>Skips a test with one visible line when this machine lacks something; fails it where nothing may be skipped.</summary>
internal static class Need
{
    /// <summary>Set where everything is installed: a skip is then a failure.</summary>
    internal const string NoSkip = "EXHIBIT_NO_SKIP";

    internal static void Absent(string what)
    {
        if (Environment.GetEnvironmentVariable(NoSkip) == "1")
        {
            Assert.Fail($"{NoSkip} is set, but {what}.");
        }

        Assert.Skip(what);
    }
}
