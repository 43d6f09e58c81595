using Exhibit.Model;

namespace Exhibit.Signals.Inputs;

/// <summary>A call to one place at one time.</summary>
public sealed record Gathering
{
    /// <summary>Rows that state it.</summary>
    public required IReadOnlyList<SideRow> Rows { get; init; }

    /// <summary>Id, or what the file has instead.</summary>
    public required string Id { get; init; }

    /// <summary>Who calls.</summary>
    public required string Organiser { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>Venue or, of advertisements, the targeted towns; letters and digits only, lower case.</summary>
    public required IReadOnlyList<string> Places { get; init; }

    /// <summary>Latitude and longitude, degrees; null where not stated.</summary>
    public (double Latitude, double Longitude)? Point { get; init; }

    /// <summary>Start; of advertisements, the last end of one.</summary>
    public required long StartMs { get; init; }

    /// <summary>The side that the file names; empty where it names none.</summary>
    public string Side { get; init; } = "";

    /// <summary>Words by which the analyst's list of opposed words may know it.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Whether two stand at one place: the same venue, or at most a kilometre apart.</summary>
    public bool IsNear(Gathering other, double kilometres) =>
        Places.Intersect(other.Places, StringComparer.Ordinal).Any()
        || (Point is { } a && other.Point is { } b && Kilometres(a, b) <= kilometres);

    // Haversine on a sphere of 6,371 km.
    private static double Kilometres((double Latitude, double Longitude) a, (double Latitude, double Longitude) b)
    {
        static double Radians(double degrees) => degrees * Math.PI / 180;
        var (dy, dx) = (Radians(b.Latitude - a.Latitude), Radians(b.Longitude - a.Longitude));
        var h =
            Math.Pow(Math.Sin(dy / 2), 2) + (Math.Cos(Radians(a.Latitude)) * Math.Cos(Radians(b.Latitude)) * Math.Pow(Math.Sin(dx / 2), 2));
        return 2 * 6_371 * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
