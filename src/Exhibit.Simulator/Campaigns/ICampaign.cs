namespace Exhibit.Simulator.Campaigns;

/// <summary>Accounts run by one hand that pose as many.</summary>
public interface ICampaign : IScenario;
