using Exhibit.Model;

namespace Exhibit.Signals.Inputs;

/// <summary>A row of the analyst's own list of who runs which account: a claim, repeated and never computed.</summary>
/// <param name="Account">Index of the account.</param>
/// <param name="Operator">Who is said to run it.</param>
/// <param name="Source">What the claim rests on; empty where not given.</param>
/// <param name="Row">Where it stands.</param>
internal sealed record OperatorClaim(int Account, string Operator, string Source, SideRow Row)
{
    /// <summary>The claims about accounts of these data, in the order of the files.</summary>
    internal static OperatorClaim[] Of(SignalData data) =>
        [
            .. data
                .Side.Rows("operators")
                .Select(r => new OperatorClaim(
                    data.AccountByName.GetValueOrDefault(r.Table.Text(r.Row, "account").TrimStart('@'), -1),
                    r.Table.Text(r.Row, "operator"),
                    r.Table.Text(r.Row, "source"),
                    new SideRow(r.Table.Source, r.Row.Number)
                ))
                .Where(c => c.Account >= 0),
        ];
}
