using System.Numerics;

namespace Exhibit.Text;

/// <summary>
/// MinHash signatures (Broder 1997) of 80 values in 16 bands of 5. Two texts of Jaccard similarity s agree in a band with
/// probability s^5, in one band or more with 1 - (1 - s^5)^16: .998 at s = .8, .40 at .5, .005 at .2.
/// </summary>
public sealed class MinHash
{
    /// <summary>Bands: 16.</summary>
    public const int Bands = 16;

    /// <summary>Values of a band: 5.</summary>
    public const int Rows = 5;

    private const int Values = Bands * Rows;

    private static readonly uint[] Factors = Constants(0x9E37_79B9_7F4A_7C15, odd: true);
    private static readonly uint[] Offsets = Constants(0xD1B5_4A32_D192_ED03, odd: false);

    private readonly uint[] signature = new uint[Values];
    private ulong[] shingles = new ulong[512];
    private uint[] mixed = new uint[512];

    /// <summary>The band keys of a text: texts that agree in a whole band have its key in common.</summary>
    /// <param name="text">The text, normalised.</param>
    /// <param name="bands">Room for <see cref="Bands"/> keys.</param>
    public void Sign(ReadOnlySpan<char> text, Span<ulong> bands)
    {
        if (shingles.Length <= text.Length)
        {
            (shingles, mixed) = (new ulong[2 * text.Length], new uint[2 * text.Length]);
        }

        var count = Shingles.Of(text, shingles);
        for (var i = 0; i < count; i++)
        {
            // The high half of a product with an odd constant: every bit of the shingle reaches it.
            var product = shingles[i] * 0x9E37_79B9_7F4A_7C15;
            mixed[i] = (uint)((product ^ (product >> 29)) * 0xBF58_476D_1CE4_E5B9 >> 32);
        }

        Minima(mixed.AsSpan(0, count));
        for (var band = 0; band < Bands; band++)
        {
            var key = (ulong)band;
            foreach (var value in signature.AsSpan(band * Rows, Rows))
            {
                key = (key ^ value) * 0xFF51_AFD7_ED55_8CCD;
                key ^= key >> 32;
            }

            bands[band] = key;
        }
    }

    // Value h is the least of a_h * x + b_h over the shingles x, as many h at once as the processor has lanes.
    private void Minima(ReadOnlySpan<uint> shingles)
    {
        for (var h = 0; h < Values; h += Vector<uint>.Count)
        {
            var factor = new Vector<uint>(Factors.AsSpan(h));
            var offset = new Vector<uint>(Offsets.AsSpan(h));
            var least = new Vector<uint>(uint.MaxValue);
            foreach (var shingle in shingles)
            {
                least = Vector.Min(least, (factor * new Vector<uint>(shingle)) + offset);
            }

            least.CopyTo(signature.AsSpan(h));
        }
    }

    // SplitMix64 (Steele et al. 2014) from a fixed seed.
    private static uint[] Constants(ulong seed, bool odd)
    {
        var values = new uint[Values];
        for (var i = 0; i < values.Length; i++)
        {
            var z = seed += 0x9E37_79B9_7F4A_7C15;
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            values[i] = (uint)((z ^ (z >> 31)) >> 32) | (odd ? 1u : 0u);
        }

        return values;
    }
}
