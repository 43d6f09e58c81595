namespace Exhibit.Stores;

/// <summary>The case folder cannot be used. The message says why and what to do.</summary>
public sealed class CaseFolderException : Exception
{
    /// <summary>Makes one with a message for people.</summary>
    public CaseFolderException(string message)
        : base(message) { }

    /// <summary>Makes one that keeps its cause.</summary>
    public CaseFolderException(string message, Exception inner)
        : base(message, inner) { }

    /// <summary>Makes one without a message; for serializers only.</summary>
    public CaseFolderException() { }
}
