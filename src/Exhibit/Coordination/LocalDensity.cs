namespace Exhibit.Coordination;

/// <summary>
/// How likely a time drawn from the neighbourhood of a centre falls within W of it, estimated from reference times:
/// lam(R, c) = max over r in {W, 3W, 8W}, 2r below D, of width(W)/width(r) * (n(r) + width(r)/D) / (n(D/2) + 1), at most 1,
/// where n(r) counts reference times at most r from c. Without references it is width(W)/D, the hour itself.
/// The maximum over three scales lets a burst of any sharpness speak.
/// </summary>
public static class LocalDensity
{
    private const int Few = 48;

    /// <summary>The estimate for sorted reference times.</summary>
    /// <param name="references">Reference times, ascending, ms.</param>
    /// <param name="centre">Centre, ms.</param>
    /// <param name="window">W, D and slot.</param>
    public static double Of(ReadOnlySpan<long> references, long centre, WindowSpec window) =>
        Of(references, [], [], [], centre, window, window.WindowMs, window.BlockMs);

    /// <summary>The same with some of the reference times taken off again.</summary>
    public static double Of(ReadOnlySpan<long> references, ReadOnlySpan<long> excluded, long centre, WindowSpec window) =>
        Of(references, excluded, [], [], centre, window, window.WindowMs, window.BlockMs);

    /// <summary>The same with two lots of reference times taken off again, and some of the first lot put back.</summary>
    public static double Of(
        ReadOnlySpan<long> references,
        ReadOnlySpan<long> excluded,
        ReadOnlySpan<long> also,
        ReadOnlySpan<long> back,
        long centre,
        WindowSpec window
    ) => Of(references, excluded, also, back, centre, window, window.WindowMs, window.BlockMs);

    /// <summary>The same with other W and D (clock grids widen both).</summary>
    public static double Of(
        ReadOnlySpan<long> references,
        ReadOnlySpan<long> excluded,
        long centre,
        WindowSpec window,
        long windowMs,
        long blockMs
    ) => Of(references, excluded, [], [], centre, window, windowMs, blockMs);

    private static double Of(
        ReadOnlySpan<long> references,
        ReadOnlySpan<long> excluded,
        ReadOnlySpan<long> also,
        ReadOnlySpan<long> back,
        long centre,
        WindowSpec window,
        long windowMs,
        long blockMs
    )
    {
        var half = Left(references, excluded, also, back, centre, blockMs / 2) + 1.0;
        var best = 0.0;
        foreach (var scale in (ReadOnlySpan<long>)[1, 3, 8])
        {
            var radius = scale * windowMs;
            if (2 * radius >= blockMs && scale > 1)
            {
                break;
            }

            var width = window.Width(radius);
            var near = Left(references, excluded, also, back, centre, radius);
            best = Math.Max(best, window.Width(windowMs) / width * (near + (width / blockMs)) / half);
        }

        return Math.Min(1, best);
    }

    private static int Left(
        ReadOnlySpan<long> references,
        ReadOnlySpan<long> excluded,
        ReadOnlySpan<long> also,
        ReadOnlySpan<long> back,
        long centre,
        long radius
    ) => Count(references, centre, radius) - Count(excluded, centre, radius) - Count(also, centre, radius) + Count(back, centre, radius);

    /// <summary>Reference times at most radius from the centre.</summary>
    public static int Count(ReadOnlySpan<long> references, long centre, long radius)
    {
        if (references.Length > Few)
        {
            return LowerBound(references, centre + radius + 1) - LowerBound(references, centre - radius);
        }

        // Where few are asked, looking at all costs less than the branches of a search.
        var count = 0;
        foreach (var reference in references)
        {
            count += (ulong)(reference - centre + radius) <= (ulong)(2 * radius) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Index of the first value that is at least the bound.</summary>
    public static int LowerBound(ReadOnlySpan<long> values, long bound)
    {
        int low = 0,
            high = values.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (values[middle] < bound)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
