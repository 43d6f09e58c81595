namespace Exhibit.Signals.Inputs;

/// <summary>A file that the analyst gave beside the posts.</summary>
/// <param name="Kind">A kind's id.</param>
/// <param name="Path">Where it lies.</param>
public sealed record SideFile(string Kind, string Path);
