namespace Exhibit.Readers;

/// <summary>An input that cannot be read at all. The message names the file, what was found, what was expected and what to do.</summary>
public sealed class InputException : Exception
{
    /// <summary>Makes one with a message for people.</summary>
    public InputException(string message)
        : base(message) { }

    /// <summary>True when an option is at fault, not a file.</summary>
    public bool IsOption => Message.StartsWith("--", StringComparison.Ordinal);

    /// <summary>Makes one that keeps its cause.</summary>
    public InputException(string message, Exception inner)
        : base(message, inner) { }

    /// <summary>Makes one without a message; for serializers only.</summary>
    public InputException() { }
}
