namespace Exhibit.Cli.Pictures;

/// <summary>The luminance of a decoded picture, row by row; or why there is none.</summary>
/// <param name="Luma">0.299 R + 0.587 G + 0.114 B; empty where there is a fault.</param>
/// <param name="Rows">Height in pixels.</param>
/// <param name="Columns">Width in pixels.</param>
/// <param name="Fault">Why it was not decoded; empty where it was.</param>
internal sealed record Picture(float[] Luma, int Rows, int Columns, string Fault);
