using System.Buffers.Binary;
using Exhibit.Signals;
using Exhibit.Signals.Inputs;
using SkiaSharp;

namespace Exhibit.Tests.Cli;

/// <summary>exhibit media: pictures of strangers become a table, whatever they hold.</summary>
public sealed class MediaCommandTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("exhibit-media-").FullName;

    [Fact]
    public void OnePictureInFourFormatsIsOnePicture()
    {
        using var picture = Draw(300, 200, 1);
        Save("11-a.png", picture, SKEncodedImageFormat.Png, 100);
        Save("12-a.jpg", picture, SKEncodedImageFormat.Jpeg, 60);
        Save("13.b.webp", picture, SKEncodedImageFormat.Webp, 60);
        using var small = picture.Resize(new SKImageInfo(150, 100), new SKSamplingOptions(SKCubicResampler.Mitchell))!;
        Directory.CreateDirectory(Path.Combine(folder, "deep"));
        Save(Path.Combine("deep", "14.png"), small, SKEncodedImageFormat.Png, 100);
        using var other = Draw(300, 200, 2);
        Save("15.png", other, SKEncodedImageFormat.Png, 100);
        var rows = Run(out var said);
        Assert.StartsWith("5 files: 5 with PDQ and SHA-256, 0 with SHA-256 alone.", said, StringComparison.Ordinal);
        Assert.Equal(["11", "12", "13", "15", "14"], rows.Select(r => r[0]).ToArray());
        Assert.Equal("deep/14.png", rows[4][1]);
        var hashes = rows.ToDictionary(r => r[0], r => Pdq.Of(r[4])!.Value);
        Assert.All(["12", "13", "14"], id => Assert.InRange(hashes["11"].Distance(hashes[id]), 0, 31));
        Assert.InRange(hashes["11"].Distance(hashes["15"]), 60, 200);
        Assert.All(rows, r => Assert.Equal(64, r[3].Length));
    }

    [Fact]
    public void HostileFilesAreRefusedWithTheirDigest()
    {
        File.WriteAllText(Path.Combine(folder, "1.txt"), "words");
        File.WriteAllBytes(Path.Combine(folder, "2.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]);
        File.WriteAllBytes(Path.Combine(folder, "3.jpg"), []);
        File.WriteAllText(Path.Combine(folder, "4.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        using var picture = Draw(300, 200, 1);
        var png = Save("5.png", picture, SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(Path.Combine(folder, "5.png"), png[..(png.Length / 2)]);

        // A header that claims 100,000 x 100,000 pixels, with a right checksum, in front of a hundred bytes.
        File.WriteAllBytes(Path.Combine(folder, "6.png"), Bomb(png, 100_000));
        File.WriteAllBytes(Path.Combine(folder, "7.png"), Bomb(png, 16_000));
        using var tiny = Draw(3, 3, 1);
        Save("8.png", tiny, SKEncodedImageFormat.Png, 100);
        var rows = Run(out var said);
        Assert.StartsWith("8 files: 0 with PDQ and SHA-256, 8 with SHA-256 alone.", said, StringComparison.Ordinal);
        Assert.All(rows, r => Assert.Equal((64, 0), (r[3].Length, r[4].Length)));
        Assert.Contains("not a JPEG", rows[0][6], StringComparison.Ordinal);
        Assert.Contains("pixels are damaged or cut off", rows[4][6], StringComparison.Ordinal);
        Assert.Contains("at most 16384 a side", rows[6][6], StringComparison.Ordinal);
        Assert.Contains("3 x 3 pixels", rows[7][6], StringComparison.Ordinal);
    }

    [Fact]
    public void TheTableIsWhatTheSignalsRead()
    {
        using var picture = Draw(300, 200, 1);
        Save("p1-x.png", picture, SKEncodedImageFormat.Png, 100);
        Run(out _);
        var table = SideInputs.Read([new SideFile("media", Out)]).Of("media")[0];
        var row = Assert.Single(table.Rows);
        Assert.Equal("p1", table.Text(row, "post"));
        Assert.NotNull(Pdq.Of(table.Text(row, "pdq"), table.Text(row, "quality")));
        var avatars = SideInputs.Read([new SideFile("avatars", Out)]).Of("avatars")[0];
        Assert.Equal("p1", avatars.Text(Assert.Single(avatars.Rows), "account"));
    }

    [Fact]
    public void ItNeverReplacesAFileAndNamesWhatIsMissing()
    {
        File.WriteAllText(Out, "mine");
        var (code, _, error) = Shell.Run("media", folder, "--out", Out);
        Assert.Equal(3, code);
        Assert.Contains("exists. Name another file", error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Out));
        Assert.Contains(
            "is no folder",
            Shell.Run("media", Path.Combine(folder, "none"), "--out", Out + "2").Error,
            StringComparison.Ordinal
        );
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        File.Delete(Out);
    }

    private string Out => folder + ".csv";

    private string[][] Run(out string said)
    {
        var (code, text, error) = Shell.Run("media", folder, "--out", Out);
        Assert.Equal((0, ""), (code, error));
        said = text;
        return [.. File.ReadLines(Out).Skip(1).Select(l => l.Split(','))];
    }

    private byte[] Save(string name, SKBitmap picture, SKEncodedImageFormat format, int quality)
    {
        using var data = picture.Encode(format, quality);
        File.WriteAllBytes(Path.Combine(folder, name), data.ToArray());
        return data.ToArray();
    }

    private static SKBitmap Draw(int width, int height, ulong seed)
    {
        var random = new Exhibit.Coordination.SplitMix64(seed);
        var picture = new SKBitmap(width, height);
        using var canvas = new SKCanvas(picture);
        canvas.Clear(SKColors.White);
        for (var i = 0; i < 25; i++)
        {
            using var paint = new SKPaint { Color = new SKColor((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)) };
            canvas.DrawOval(random.Next(width), random.Next(height), 5 + random.Next(60), 5 + random.Next(60), paint);
        }

        return picture;
    }

    // The same file with another width and height in its header.
    private static byte[] Bomb(byte[] png, int side)
    {
        byte[] bomb = [.. png.AsSpan(0, Math.Min(png.Length, 300))];
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), side);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), side);
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Crc(bomb.AsSpan(12, 17)));
        return bomb;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
