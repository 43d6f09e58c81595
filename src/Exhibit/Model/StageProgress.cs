namespace Exhibit.Model;

/// <summary>How far a stage has come, for the progress bar. Never part of a result.</summary>
/// <param name="Stage">Name of the stage: read, trace, test, communities, control, cite, write.</param>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in all; 0 where unknown.</param>
/// <param name="Unit">What is counted: bytes, pairs, files.</param>
/// <param name="Note">What else to say, such as the records read so far; may be empty.</param>
public readonly record struct StageProgress(string Stage, long Done, long Total, string Unit, string Note = "");
