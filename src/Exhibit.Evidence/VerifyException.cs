namespace Exhibit.Evidence;

/// <summary>A verification failed. Says in one sentence what was expected, what was found and where.</summary>
public sealed class VerifyException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="failure">What kind of failure.</param>
    /// <param name="where">File, and line or entry within it.</param>
    /// <param name="expected">What should have been there.</param>
    /// <param name="found">What is there.</param>
    public VerifyException(VerifyFailure failure, string where, string expected, string found)
        : base($"{failure}: in {where}, expected {expected}, found {found}.") => (Failure, Where) = (failure, where);

    /// <summary>Makes one without a place; for serializers only.</summary>
    public VerifyException()
        : this("") { }

    /// <summary>Makes one with a message; for serializers only.</summary>
    public VerifyException(string message)
        : base(message) => Where = "";

    /// <summary>Makes one with a message and its cause; for serializers only.</summary>
    public VerifyException(string message, Exception innerException)
        : base(message, innerException) => Where = "";

    /// <summary>The kind of failure; its value is the exit code.</summary>
    public VerifyFailure Failure { get; } = VerifyFailure.NotADossier;

    /// <summary>File, and line or entry within it.</summary>
    public string Where { get; }
}
