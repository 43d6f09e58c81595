namespace Exhibit.Readers.Json;

/// <summary>What stands around an element: the options, and the scalars of the objects that hold its list.</summary>
internal sealed class JsonContext(SourceInput input, ReaderOptions options, Func<string, string> around)
{
    internal SourceInput Input => input;

    internal ReaderOptions Options => options;

    /// <summary>The nearest scalar of this name in the objects around; empty where there is none.</summary>
    internal string Around(string member) => around(member);
}
