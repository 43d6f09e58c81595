using Exhibit.Model;

namespace Exhibit.Export.Report;

/// <summary>How an account is called in the report: its handle, else its id.</summary>
internal static class Names
{
    private const int Longest = 22;

    internal static string Of(Account account) => ShownName.Of(account.Handle.Length > 0 ? account.Handle : account.Id);

    internal static string Short(Account account)
    {
        var name = Of(account);
        return name.Length > Longest ? name[..(Longest - 1)] + "…" : name;
    }
}
