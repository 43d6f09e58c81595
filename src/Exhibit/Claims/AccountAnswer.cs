namespace Exhibit.Claims;

/// <summary>What an account that findings are about answered, word for word.</summary>
/// <param name="Account">The account: id, handle or platform:id.</param>
/// <param name="Date">When it answered, as written.</param>
/// <param name="How">By which way, such as "e-mail to the desk".</param>
/// <param name="Text">The answer, verbatim.</param>
public sealed record AccountAnswer(string Account, string Date, string How, string Text)
{
    /// <summary>Whether this is the answer of an account.</summary>
    public bool IsOf(string platform, string id, string handle) =>
        new[] { id, $"{platform}:{id}", handle, "@" + handle }.Any(n =>
            n.Length > 1 && n.Equals(Account, StringComparison.OrdinalIgnoreCase)
        ) || id.Equals(Account, StringComparison.OrdinalIgnoreCase);
}
