namespace Exhibit.Model;

/// <summary>How far a stage has come, for the progress bar. Never part of a result.</summary>
/// <param name="Stage">Name of the stage: read, pair, test, communities, control, write.</param>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in all; 0 where unknown.</param>
/// <param name="Unit">What is counted: bytes, posts, accounts, pairs.</param>
public readonly record struct StageProgress(string Stage, long Done, long Total, string Unit);
