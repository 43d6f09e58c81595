using Exhibit.Model;

namespace Exhibit.Signals.Inputs;

/// <summary>What one row of Meta's Ad Library report says: one page and one payer.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="Page">Id of the page.</param>
/// <param name="Name">Name of the page.</param>
/// <param name="Payer">The disclaimer; empty where the report says that there was none.</param>
/// <param name="Spend">Amount; "≤100" is nought to a hundred.</param>
/// <param name="Currency">What the heading of the amount names; empty where it names none.</param>
/// <param name="Ads">Number of advertisements.</param>
public sealed record AdReportRow(SideRow Row, string Page, string Name, string Payer, AdRange Spend, string Currency, AdRange Ads);
