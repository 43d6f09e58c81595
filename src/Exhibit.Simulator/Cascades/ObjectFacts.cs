namespace Exhibit.Simulator.Cascades;

/// <summary>What is known of one ordinary object before its cascade is drawn.</summary>
/// <param name="Source">Number of the source.</param>
/// <param name="Author">Index of the source's account.</param>
/// <param name="TimeMs">Time of the original post.</param>
/// <param name="MedianSeconds">Median of exposure after the post.</param>
/// <param name="Audience">Expected number of shares.</param>
/// <param name="IsLink">Whether it is a page with a share button rather than a post to repost.</param>
internal readonly record struct ObjectFacts(int Source, int Author, long TimeMs, double MedianSeconds, double Audience, bool IsLink);
