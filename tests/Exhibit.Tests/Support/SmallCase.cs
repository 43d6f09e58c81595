using System.Text.Json.Nodes;

namespace Exhibit.Tests.Support;

/// <summary>The case of <see cref="SmallWorld"/>, made once a test run.</summary>
internal static class SmallCase
{
    private static readonly Lazy<TempCase> Made = new(() => new TempCase(new AnalysisOptions { Threads = 2 }, SmallWorld.File()));

    internal static TempCase Run => Made.Value;

    internal static void Approve(string file)
    {
        var text = Run.Read(file);
        if (file == "summary.json")
        {
            var node = JsonNode.Parse(text)!.AsObject();
            Assert.True(node.Remove("seconds"));
            text = node.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n";
        }

        Approved.Match(text, "tests", "Exhibit.Tests", "Export", "Approved", file);
    }
}
