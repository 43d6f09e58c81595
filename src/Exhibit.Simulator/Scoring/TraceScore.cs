namespace Exhibit.Simulator.Scoring;

/// <summary>What one kind of evidence found.</summary>
/// <param name="Strong">Edges in tier strong: of one campaign, of one innocent group, of no common group.</param>
/// <param name="Indicated">Edges in tier indicated, likewise.</param>
/// <param name="AveragePrecision">Area under precision and recall of the edges of this kind, against all pairs of campaigns.</param>
public sealed record TraceScore(
    (int Campaign, int Innocent, int False) Strong,
    (int Campaign, int Innocent, int False) Indicated,
    double AveragePrecision
);
