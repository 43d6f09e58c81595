using Exhibit.Signals;
using Exhibit.Tests.Support;

namespace Exhibit.Tests.Signals;

/// <summary>PDQ against its definition, its symmetries, and two digests that Meta publishes.</summary>
public sealed class PdqHasherTest(ITestOutputHelper output)
{
    [Theory]
    [InlineData(64, 64)]
    [InlineData(200, 300)]
    [InlineData(517, 130)]
    [InlineData(40, 90)]
    public void ItIsWhatTheDefinitionSays(int rows, int columns)
    {
        var picture = Picture(rows, columns, 3);
        var (hash, quality) = PdqHasher.Of([.. picture], rows, columns);
        var distance = hash.Distance(Definition(picture, rows, columns));
        output.WriteLine($"{rows} x {columns}: {hash}, quality {quality}, {distance} bits from the definition in double precision");

        // Single precision moves a coefficient at most across a median that it all but equals.
        Assert.InRange(distance, 0, 2);
        Assert.InRange(quality, 50, 100);
    }

    [Fact]
    public void DigestsAreThoseThatWereApproved()
    {
        // Held so that an optimisation changes no digest that lies in somebody's case.
        var lines = Enumerable.Range(1, 5).Select(seed => $"{seed} {PdqHasher.Of(Picture(300, 200, (ulong)seed), 300, 200).Hash}");
        Approved.Match(string.Join('\n', lines) + "\n", "tests", "Exhibit.Tests", "Signals", "Approved", "pdq.approved.txt");
    }

    [Fact]
    public void TurnedAndMirroredPicturesHaveTheBitsThatTheCosinesSay()
    {
        const int Side = 128;
        var picture = Picture(Side, Side, 5);
        var hash = PdqHasher.Of([.. picture], Side, Side).Hash;
        var turned = new float[Side * Side];
        var mirrored = new float[Side * Side];
        for (var i = 0; i < Side; i++)
        {
            for (var j = 0; j < Side; j++)
            {
                turned[(i * Side) + j] = picture[(j * Side) + (Side - 1 - i)];
                mirrored[(i * Side) + j] = picture[(i * Side) + (Side - 1 - j)];
            }
        }

        var (turn, mirror) = (PdqHasher.Of(turned, Side, Side).Hash, PdqHasher.Of(mirrored, Side, Side).Hash);
        output.WriteLine($"turned {turn.Distance(Turn(hash))}, mirrored {mirror.Distance(Mirror(hash))} bits from what was predicted");
        Assert.InRange(turn.Distance(Turn(hash)), 0, 24);
        Assert.InRange(mirror.Distance(Mirror(hash)), 0, 24);

        // Unlike the picture itself, which is how a mirrored copy escapes.
        Assert.InRange(turn.Distance(hash), 90, 170);
    }

    [Fact]
    public void TheOrderOfBitsIsThatOfMetasPublishedDigests()
    {
        // ThreatExchange, pdq/data: bridge-1-original.jpg and bridge-2-rotate-90.jpg.
        var original = Pdq.Of("f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22")!.Value;
        var turned = Pdq.Of("30a10efd71cc3d429013d48d0ffffc52e34e0e17ada952a9d29685211ea9e5af")!.Value;
        Assert.Equal("f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22", original.ToString());
        int[] distances = [turned.Distance(Turn(original)), turned.Distance(Back(original)), turned.Distance(original)];
        output.WriteLine($"as turned one way {distances[0]}, the other {distances[1]}, not turned {distances[2]}");
        Assert.InRange(distances[..2].Min(), 0, 24);
        Assert.InRange(distances[2], 90, 170);
    }

    [Fact]
    public void BrighterScaledAndNoisyCopiesLieNear()
    {
        var picture = Picture(256, 256, 7);
        var hash = PdqHasher.Of([.. picture], 256, 256).Hash;
        var bright = picture.Select(v => (v * .7f) + 60).ToArray();
        Assert.InRange(hash.Distance(PdqHasher.Of(bright, 256, 256).Hash), 0, 2);

        var half = new float[128 * 128];
        for (var i = 0; i < half.Length; i++)
        {
            var at = (i / 128 * 2 * 256) + (i % 128 * 2);
            half[i] = (picture[at] + picture[at + 1] + picture[at + 256] + picture[at + 257]) / 4;
        }

        Assert.InRange(hash.Distance(PdqHasher.Of(half, 128, 128).Hash), 0, 10);
        var random = new Exhibit.Coordination.SplitMix64(9);
        var noisy = picture.Select(v => v + random.Next(21) - 10).ToArray();
        Assert.InRange(hash.Distance(PdqHasher.Of(noisy, 256, 256).Hash), 0, 16);

        // Two pictures that have nothing to do with one another.
        var other = PdqHasher.Of(Picture(256, 256, 8), 256, 256).Hash;
        output.WriteLine($"unrelated: {hash.Distance(other)} bits");
        Assert.InRange(hash.Distance(other), 90, 170);
    }

    [Fact]
    public void FlatAndTinyPicturesAreToldApart()
    {
        Assert.Equal(0, PdqHasher.Of([.. Enumerable.Repeat(128f, 100 * 100)], 100, 100).Quality);
        Assert.Null(Pdq.Of(new string('a', 64), "49"));
        Assert.NotNull(Pdq.Of(new string('a', 64), "50"));
        Assert.Throws<ArgumentException>(() => PdqHasher.Of(new float[16], 4, 4));
        Assert.Throws<ArgumentException>(() => PdqHasher.Of(new float[99], 10, 10));
    }

    // Smooth shapes of several sizes and some noise, by seed.
    private static float[] Picture(int rows, int columns, ulong seed)
    {
        var random = new Exhibit.Coordination.SplitMix64(seed);
        var waves = Enumerable
            .Range(0, 24)
            .Select(_ => (A: random.Next(60) + 8, X: random.Next(15), Y: random.Next(15), Phase: random.Next(628) / 100.0))
            .ToArray();
        var picture = new float[rows * columns];
        for (var i = 0; i < picture.Length; i++)
        {
            var (y, x) = ((double)(i / columns) / rows, (double)(i % columns) / columns);
            picture[i] = (float)Math.Clamp(128 + waves.Sum(w => w.A * Math.Cos((Math.PI * ((w.X * x) + (w.Y * y))) + w.Phase)) / 3, 0, 255);
        }

        return picture;
    }

    // The definition, without a thought for speed: windows averaged twice in both directions, samples, cosines, median.
    private static Pdq Definition(float[] picture, int rows, int columns)
    {
        var values = Array.ConvertAll(picture, v => (double)v);
        if (rows != 64 || columns != 64)
        {
            for (var pass = 0; pass < 2; pass++)
            {
                values = Average(values, rows, columns, alongRow: true);
                values = Average(values, rows, columns, alongRow: false);
            }
        }

        double Sample(int i, int j) => values[((int)((i + .5) * rows / 64) * columns) + (int)((j + .5) * columns / 64)];
        static double Cosine(int i, int k) => Math.Cos(Math.PI / 128 * (i + 1) * ((2 * k) + 1)) / Math.Sqrt(32);
        var all = new double[256];
        for (var i = 0; i < 16; i++)
        {
            for (var j = 0; j < 16; j++)
            {
                for (var k = 0; k < 64; k++)
                {
                    for (var l = 0; l < 64; l++)
                    {
                        all[(16 * i) + j] += Cosine(i, k) * Sample(k, l) * Cosine(j, l);
                    }
                }
            }
        }

        var median = all.Order().ElementAt(127);
        return Of(bit => all[bit] > median);
    }

    private static double[] Average(double[] values, int rows, int columns, bool alongRow)
    {
        var length = alongRow ? columns : rows;
        var window = (length + 127) / 128;
        var (before, after) = (window - ((window + 2) / 2), (window + 2) / 2 - 1);
        var result = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var at = alongRow ? i % columns : i / columns;
            var (sum, count) = (0.0, 0);
            for (var k = Math.Max(0, at - before); k <= Math.Min(length - 1, at + after); k++)
            {
                sum += values[i + ((k - at) * (alongRow ? 1 : columns))];
                count++;
            }

            result[i] = sum / count;
        }

        return result;
    }

    private static bool Bit(Pdq hash, int bit) =>
        (
            (bit / 64) switch
            {
                0 => hash.D,
                1 => hash.C,
                2 => hash.B,
                _ => hash.A,
            } >> (bit % 64)
            & 1
        ) == 1;

    private static Pdq Of(Func<int, bool> set)
    {
        var words = new ulong[4];
        for (var bit = 0; bit < 256; bit++)
        {
            words[bit / 64] |= set(bit) ? 1UL << (bit % 64) : 0;
        }

        return new Pdq(words[3], words[2], words[1], words[0]);
    }

    // Cosines of odd order change sign under a mirror; a turn is a transposition and a mirror.
    private static Pdq Mirror(Pdq hash) => Of(bit => Bit(hash, bit) ^ (bit % 16 % 2 == 0));

    private static Pdq Turn(Pdq hash) => Of(bit => Bit(hash, (bit % 16 * 16) + (bit / 16)) ^ (bit / 16 % 2 == 0));

    private static Pdq Back(Pdq hash) => Of(bit => Bit(hash, (bit % 16 * 16) + (bit / 16)) ^ (bit % 16 % 2 == 0));
}
