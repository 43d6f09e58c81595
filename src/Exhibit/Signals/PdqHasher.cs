namespace Exhibit.Signals;

/// <summary>
/// Computes the PDQ digest of a picture from its luminance, as Meta's reference does at full size (ThreatExchange, hashing.pdf
/// and pdq/cpp, 2019): two passes of a box filter along rows and columns, 64 x 64 samples, a 16 x 16 corner of the cosine
/// transform without its constant, one bit a coefficient above the median. Single precision, sums in the reference's order.
/// </summary>
public static class PdqHasher
{
    /// <summary>Pictures with a shorter side have no digest: 5 pixels, as in the reference.</summary>
    public const int LeastSide = 5;

    private const int Side = 64;
    private const int Kept = 16;
    private const int Passes = 2;

    private static readonly float[,] Cosines = Matrix();

    /// <summary>The digest and its quality, 0 to 100: below 50 the picture is too flat for its digest to say much.</summary>
    /// <param name="luma">Luminance row by row, 0.299 R + 0.587 G + 0.114 B of 0 to 255; it is overwritten.</param>
    /// <param name="rows">Height in pixels.</param>
    /// <param name="columns">Width in pixels.</param>
    /// <exception cref="ArgumentException">A side is shorter than <see cref="LeastSide"/>, or the length does not fit.</exception>
    public static (Pdq Hash, int Quality) Of(float[] luma, int rows, int columns)
    {
        if (rows < LeastSide || columns < LeastSide || luma.Length != (long)rows * columns)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Expected rows x columns values and sides of {LeastSide} at least; found {luma.Length} for {rows} x {columns}."
                ),
                nameof(luma)
            );
        }

        var small = rows == Side && columns == Side ? luma : Smooth(luma, rows, columns);
        var sample = new float[Side, Side];
        for (var i = 0; i < Side; i++)
        {
            var row = (int)((i + .5) * rows / Side);
            for (var j = 0; j < Side; j++)
            {
                sample[i, j] = small[(row * columns) + (int)((j + .5) * columns / Side)];
            }
        }

        return (Bits(Transform(sample)), Quality(sample));
    }

    // The window is half of a sample's block, so that two passes see the whole of it.
    private static int Window(int side) => (side + (2 * Side) - 1) / (2 * Side);

    private static float[] Smooth(float[] luma, int rows, int columns)
    {
        var other = new float[luma.Length];
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var i = 0; i < rows; i++)
            {
                Box(luma, other, i * columns, columns, 1, Window(columns));
            }

            for (var j = 0; j < columns; j++)
            {
                Box(other, luma, j, rows, columns, Window(rows));
            }
        }

        return luma;
    }

    // Moving average of a line; at the ends of what there is of the window.
    private static void Box(float[] from, float[] to, int start, int length, int stride, int window)
    {
        var half = (window + 2) / 2;
        var (sum, size) = (0f, 0);
        var (left, right, write) = (start, start, start);
        void Grow()
        {
            sum += from[right];
            right += stride;
            size++;
        }

        void Shrink()
        {
            sum -= from[left];
            left += stride;
            size--;
        }

        void Write()
        {
            to[write] = sum / size;
            write += stride;
        }

        for (var i = 0; i < half - 1; i++)
        {
            Grow();
        }

        for (var i = 0; i < window - half + 1; i++)
        {
            Grow();
            Write();
        }

        for (var i = 0; i < length - window; i++)
        {
            Grow();
            Shrink();
            Write();
        }

        for (var i = 0; i < half - 1; i++)
        {
            Shrink();
            Write();
        }
    }

    private static float[,] Transform(float[,] sample)
    {
        var half = new float[Kept, Side];
        for (var i = 0; i < Kept; i++)
        {
            for (var j = 0; j < Side; j++)
            {
                var sum = 0f;
                for (var k = 0; k < Side; k++)
                {
                    sum += Cosines[i, k] * sample[k, j];
                }

                half[i, j] = sum;
            }
        }

        var all = new float[Kept, Kept];
        for (var i = 0; i < Kept; i++)
        {
            for (var j = 0; j < Kept; j++)
            {
                var sum = 0f;
                for (var k = 0; k < Side; k++)
                {
                    sum += half[i, k] * Cosines[j, k];
                }

                all[i, j] = sum;
            }
        }

        return all;
    }

    // Bit 16 i + j stands for row i and column j; the first hexadecimal digit holds the highest bits. Of the 256 values the
    // 128th is the median, as in the reference (Torben's method).
    private static Pdq Bits(float[,] transform)
    {
        var sorted = transform.Cast<float>().Order().ToArray();
        var median = sorted[((Kept * Kept) - 1) / 2];
        Span<ulong> words = stackalloc ulong[4];
        for (var bit = 0; bit < Kept * Kept; bit++)
        {
            words[3 - (bit / 64)] |= transform[bit / Kept, bit % Kept] > median ? 1UL << (bit % 64) : 0;
        }

        return new Pdq(words[0], words[1], words[2], words[3]);
    }

    private static int Quality(float[,] sample)
    {
        var sum = 0;
        for (var i = 0; i < Side; i++)
        {
            for (var j = 0; j < Side; j++)
            {
                sum += i + 1 < Side ? Math.Abs((int)((sample[i, j] - sample[i + 1, j]) * 100 / 255)) : 0;
                sum += j + 1 < Side ? Math.Abs((int)((sample[i, j] - sample[i, j + 1]) * 100 / 255)) : 0;
            }
        }

        return Math.Min(100, sum / 90);
    }

    private static float[,] Matrix()
    {
        var matrix = new float[Kept, Side];
        for (var i = 0; i < Kept; i++)
        {
            for (var j = 0; j < Side; j++)
            {
                matrix[i, j] = (float)(Math.Sqrt(2.0 / Side) * Math.Cos(Math.PI / 2 / Side * (i + 1) * ((2 * j) + 1)));
            }
        }

        return matrix;
    }
}
